// cspell:ignore nosuchflag nosuchverb
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readTrace } from '../../src/core/trace/read-trace.ts';
import { CliUser, finalScreen } from '../support/built-cli.ts';
import { GO_MOD, GoWorkspace, steady } from '../support/go-workspace.ts';

const PROGRAM = `package main

import (
	"fmt"
	"os"
	"strconv"
	"time"

	"ex.com/m/lib"
)

func main() {
	fmt.Println("out", lib.Name())
	fmt.Fprint(os.Stderr, "err, no newline")
	if len(os.Args) > 1 && os.Args[1] == "sleep" {
		time.Sleep(time.Minute)
	}
	if len(os.Args) > 1 {
		code, _ := strconv.Atoi(os.Args[1])
		os.Exit(code)
	}
}
`;

let workspace: GoWorkspace;
let user: CliUser;
beforeAll(async () => {
  workspace = new GoWorkspace({
    'go.mod': GO_MOD,
    'main.go': PROGRAM,
    'lib/lib.go': 'package lib\n\nfunc Name() string { return "ann" }\n',
    'broken/broken.go': 'package broken\n\nfunc F() int {\n\treturn "x"\n}\n',
    'lib/lib_test.go': 'package lib\n\nimport "testing"\n\nfunc TestName(t *testing.T) {}\n',
  });
  user = new CliUser(workspace);
  await workspace.plain(['go', 'build', '-o', path.join(workspace.temp, 'warm'), '.']);
});
afterAll(() => workspace.remove());

test('a traced program keeps its stdout, and the summary follows on stderr', async () => {
  const { stdout, stderr, code } = await user.run(['trace', 'go', 'run', '.']);
  expect({ stdout, code }).toEqual({ stdout: 'out ann\n', code: 0 });
  const [first, command, strip, ...rest] = stderr.split('\n');
  // The program left its line unfinished; the summary begins on one of its own.
  expect(first).toBe('err, no newline');
  expect(command).toMatch(/^go run \. {30,}\d.* {3}exit 0 {3}go1\.\d+\S* \S+\/\S+$/);
  expect(strip).toMatch(
    /^load .* → compile \d+ rebuilt · \d+ from cache → link .* → binary .* → run .* exit 0$/,
  );
  expect(rest.join('\n')).toMatch(/^trace {5}@last$/m);
  const report = /^report {4}(.*\.html)$/m.exec(stderr)?.[1] ?? '';
  expect(readFileSync(report, 'utf8')).toMatch(/^<!doctype html>[\s\S]*<title>m · go run \.<\/title>/);
});

test('with --quiet only the output of the command is printed, byte for byte', async () => {
  for (const argv of [
    ['go', 'run', '.', '3'],
    ['go', 'build', './...'],
    ['go', 'vet', './nowhere'],
    ['go', 'env', 'GOOS'],
  ]) {
    const plain = await workspace.plain(argv);
    const traced = await user.run(['trace', '--quiet', ...argv]);
    expect({ argv, ...traced, stderr: steady(traced.stderr) }).toEqual({
      argv,
      ...plain,
      stderr: steady(plain.stderr),
    });
  }
});

test('the exit code is that of the go command', async () => {
  expect((await user.run(['trace', 'go', 'run', '.', '3'])).code).toBe(1);
  expect((await user.run(['trace', 'go', 'build', './broken'])).code).toBe(1);
  expect((await user.run(['trace', 'go', 'build', '-nosuchflag'])).code).toBe(2);
  expect((await user.run(['trace', 'go', 'nosuchverb'])).code).toBe(2);
});

test('a failing build names the package and the place in its summary', async () => {
  const { stderr } = await user.run(['trace', '--no-history', 'go', 'build', './...']);
  expect(stderr).toMatch(/^broken\/broken\.go:4:9: /m);
  expect(stderr).toMatch(/^broken failed: broken\/broken\.go:4:9: /m);
  expect(stderr).toMatch(/compile 1 failed · /);
  expect(stderr).not.toMatch(/^(trace|report) /m);
});

test('a go command without a pipeline runs untraced, with one line that says so', async () => {
  const plain = await workspace.plain(['go', 'list', './...']);
  expect(await user.run(['trace', 'go', 'list', './...'])).toEqual({
    ...plain,
    stderr: 'go list has no pipeline to record, so it runs untraced.\n',
  });
});

test('--out and --html write self-contained files without private data', async () => {
  const module = path.join(user.home, 'm');
  mkdirSync(module, { recursive: true });
  const files = new GoWorkspace({});
  const out = path.join(files.dir, 'a b.gotrace.json');
  const html = path.join(files.dir, 'a b.html');
  const args = ['trace', '--no-history', '--out', out, `--html=${html}`, 'go', 'run', '.', '0', 'pass-word'];
  const { stderr, code } = await user.run(args, { env: { HOME: workspace.dir } });
  expect(code).toBe(0);
  expect(stderr).toContain(`trace     ${out}\nreport    ${html}\n`);
  expect(stderr).toContain('go run . 0 pass-word');
  const text = readFileSync(out, 'utf8');
  expect(text).not.toContain('pass-word');
  expect(text).not.toContain(workspace.dir);
  const trace = readTrace(text);
  expect(trace.command.argv.slice(0, 3)).toEqual(['go', 'run', '.']);
  expect(trace.exec).toMatchObject({ exitCode: 0 });
  expect(readFileSync(html, 'utf8')).not.toContain('pass-word');
  expect(existsSync(path.join(files.dir, 'cache'))).toBe(false);
  files.remove();
});

test('an output file that cannot be written is reported before the build starts', async () => {
  const missing = path.join(workspace.dir, 'not', 'there.html');
  expect(await user.run(['trace', '--html', missing, 'go', 'run', '.'])).toMatchObject({
    code: 125,
    stdout: '',
    stderr: `go-build-pipeline: ${missing} cannot be written: its directory does not exist.\n`,
  });
});

test('show, report and history read the recorded trace', async () => {
  await user.run(['history', '--clear']);
  await user.run(['trace', '--quiet', 'go', 'run', '.']);
  await user.run(['trace', '--quiet', 'go', 'test', './lib']);
  const history = await user.run(['history']);
  expect(history.stdout.split('\n').map((line) => line.trim())).toEqual([
    `module ${workspace.dir}`,
    expect.stringMatching(/^@last {2}\d{4}-\d\d-\d\d \d\d:\d\d .* exit 0 .* go test \.\/lib /),
    expect.stringMatching(/^@2 .* go run \. /),
    '',
  ]);
  const shown = JSON.parse((await user.run(['show', '@2', '--json'])).stdout);
  expect(shown).toMatchObject({ command: ['go', 'run', '.'], exitCode: 0, program: { exitCode: 0 } });
  expect((await user.run(['show', '@last'])).stdout).toMatch(/^go test \.\/lib /);
  const html = path.join(workspace.temp, 'last.html');
  expect(await user.run(['report', '@last', '--html', html])).toMatchObject({
    code: 0,
    stdout: '',
    stderr: expect.stringMatching(/^go test \.\/lib {3}\d.*\nreport {4}/),
  });
  expect(readFileSync(html, 'utf8')).toContain('go test ./lib</title>');
  const list = JSON.parse((await user.run(['history', '--json'])).stdout);
  expect(list.map((entry: { name: string }) => entry.name)).toEqual(['@last', '@2']);
  // The stored file is a trace like any other.
  expect((await user.run(['show', list[1].path, '--json'])).stdout).toBe(
    (await user.run(['show', '@2', '--json'])).stdout,
  );
});

test('an action graph written by go itself can be imported', async () => {
  const graph = path.join(workspace.temp, 'graph.json');
  await workspace.plain([
    'go',
    'build',
    `-debug-actiongraph=${graph}`,
    '-o',
    path.join(workspace.temp, 'p'),
    '.',
  ]);
  const { code, stderr } = await user.run(['import', graph, '--no-history']);
  expect(code).toBe(0);
  expect(stderr).toMatch(/^go build .* exit code unknown {3}imported$/m);
  expect(stderr).toMatch(/compile 0 rebuilt · \d+ from cache/);
});

test('a signal ends the program, and the exit code reports it', async () => {
  for (const [signal, expected] of [
    ['SIGTERM', [143, 1]],
    ['SIGINT', [130, 1]],
  ] as const) {
    const started = user.run(['trace', 'go', 'run', '.', 'sleep'], {
      onStart: (child) => {
        child.stdout?.once('data', () => child.kill(signal));
      },
    });
    const { code, stderr } = await started;
    expect(expected).toContain(code);
    expect(stderr).toMatch(/interrupted/);
    expect((await user.run(['history', '--json'])).stdout).toContain('"interrupted": true');
  }
});

test('on a terminal a live line shows the compiled packages and is erased at the end', async () => {
  workspace.stamp();
  const { screen, code } = await user.runOnTerminal(['trace', '--no-history', 'go', 'run', '.'], {
    columns: 60,
  });
  expect(code).toBe(0);
  expect(screen).toMatch(/\rcompiled \d+/);
  const seen = finalScreen(screen);
  expect(seen).not.toContain('compiled');
  expect(seen).toMatch(/^out ann\nerr, no newline\ngo run \. /);
});

test('in CI, without a terminal and when quiet there is no live line', async () => {
  workspace.stamp();
  const inCi = await user.runOnTerminal(['trace', '--no-history', 'go', 'build', './lib'], {
    env: { CI: 'true' },
  });
  expect(inCi.screen).toContain('go build ./lib');
  expect(inCi.screen).not.toContain('compiled ');
  workspace.stamp();
  const quiet = await user.runOnTerminal(['trace', '--quiet', '--no-history', 'go', 'build', './lib']);
  expect(quiet).toEqual({ screen: '', code: 0 });
  workspace.stamp();
  const piped = await user.run(['trace', '--no-history', 'go', 'build', './lib']);
  expect(piped.stderr).not.toMatch(/[\u001b\r]/);
});

test('NO_COLOR removes the colors and nothing else', async () => {
  const args = ['show', '@last'];
  const colored = await user.runOnTerminal(args);
  const plain = await user.runOnTerminal(args, { env: { NO_COLOR: '1' } });
  expect(colored.screen).toContain('\u001b[');
  expect(plain.screen).not.toContain('\u001b[');
  expect(colored.screen.replaceAll(/\u001b\[\d+m/g, '')).toBe(plain.screen);
});

test('--json writes what show --json prints of the exported trace', async () => {
  const file = path.join(workspace.temp, 'figures.json');
  const out = path.join(workspace.temp, 'figures.gotrace.json');
  const { code, stdout } = await user.run([
    'trace',
    '--no-history',
    '--json',
    file,
    '--out',
    out,
    'go',
    'run',
    '.',
    '7',
  ]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: 'out ann\n' });
  expect(readFileSync(file, 'utf8')).toBe((await user.run(['show', out, '--json'])).stdout);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    exitCode: 1,
    command: ['go', 'run', '.', expect.anything()],
  });
  expect(readFileSync(file, 'utf8')).not.toContain('"7"');
  const missing = await user.run([
    'trace',
    '--json',
    path.join(workspace.temp, 'no', 'x.json'),
    'go',
    'build',
    '.',
  ]);
  expect(missing).toMatchObject({
    code: 125,
    stdout: '',
    stderr: expect.stringContaining('cannot be written'),
  });
});
