// cspell:ignore hmtl
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtCli, CliUser } from '../support/built-cli.ts';
import { type Finished, GO_MOD, GoWorkspace } from '../support/go-workspace.ts';

let workspace: GoWorkspace;
let user: CliUser;
beforeAll(() => {
  workspace = new GoWorkspace({
    'go.mod': GO_MOD,
    'main.go': 'package main\n\nfunc main() { println("runs") }\n',
  });
  user = new CliUser(workspace);
  mkdirSync(user.home, { recursive: true });
  builtCli();
});
afterAll(() => workspace.remove());

/** One sentence or two on stderr that say what to do, no stack, nothing on stdout. */
function expectSentence(result: Finished, code: number, sentence: string | RegExp): void {
  expect({ code: result.code, stdout: result.stdout }).toEqual({ code, stdout: '' });
  expect(result.stderr).toMatch(sentence);
  expect(result.stderr.trimEnd().split('\n')).toHaveLength(1);
  expect(result.stderr).not.toMatch(/ at .*\.[jt]s:\d/);
}

/** A folder with a program called `go` that is none; a fault that the real go cannot be made to show. */
function fakeGo(name: string, script: string): string {
  const folder = path.join(workspace.temp, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'go'), `#!/bin/sh\n${script}\n`);
  chmodSync(path.join(folder, 'go'), 0o755);
  return folder;
}

test('a missing go on PATH is reported', async () => {
  const result = await user.run(['trace', 'go', 'build'], { env: { PATH: workspace.temp } });
  expectSentence(
    result,
    125,
    /^go-build-pipeline: No go command on PATH\. Install Go \(https:\/\/go\.dev\/dl\/\)/,
  );
});

test('a program that is not Go, and a Go that is too old, are reported', async () => {
  const other = fakeGo('other', 'echo "Go-ing nowhere"');
  expectSentence(
    await user.run(['trace', 'go', 'build'], { env: { PATH: other } }),
    125,
    /go is not the go command: it did not respond to "go version"/,
  );
  const old = fakeGo('old', 'echo "go version go1.19.13 linux/amd64"');
  expectSentence(
    await user.run(['trace', 'go', 'build'], { env: { PATH: old } }),
    125,
    /is go1\.19\.13; Go 1\.20 or later is required\. Install a newer Go/,
  );
});

test('a missing go command and an incomplete one are reported', async () => {
  expectSentence(
    await user.run(['trace']),
    2,
    'The go command is missing, for example: go-build-pipeline trace go build',
  );
  expectSentence(
    await user.run(['trace', 'build', './...']),
    2,
    'Type the full go command: go-build-pipeline trace go build ./...',
  );
  expectSentence(await user.run(['trace', 'make', 'all']), 2, 'make is not a go command');
  expectSentence(await user.run(['trace', '--hmtl', 'x', 'go', 'build']), 2, 'did you mean --html?');
});

test('a folder without a module, or a missing one, gives the message and the exit code of go', async () => {
  for (const argv of [
    ['go', 'build', '.'],
    ['go', '-C', 'nowhere', 'build'],
    ['go', 'build', '-C', 'nowhere', '.'],
  ]) {
    const plain = await workspace.plain(argv, { cwd: workspace.temp });
    const traced = await user.run(['trace', ...argv], { cwd: workspace.temp });
    expect(traced.code).toBe(plain.code);
    expect(traced.stderr.startsWith(plain.stderr)).toBe(true);
    expect(traced.stderr).not.toMatch(/ at .*\.[jt]s:\d/);
  }
});

test.each([
  ['missing', null, /The file .*trace\.json does not exist/],
  ['empty', '', 'it is empty'],
  ['cut off', '{"schemaVersion":"1.0","actions":[{"id":0', 'The file is truncated'],
  ['not JSON', 'PK\u0003\u0004', 'it should start with {'],
  ['JSON of another kind', '{"name":"x"}', 'it has no schemaVersion'],
  ['a list', '[1,2]', 'it should start with {'],
  ['a graph of go', '[{"ID":0,"Mode":"build"}]', 'use go-build-pipeline import'],
  ['of a newer major version', '{"schemaVersion":"3.0"}', 'update go-build-pipeline'],
  [
    'full of __proto__',
    '{"__proto__":{"schemaVersion":"1.0"},"constructor":{"prototype":{}}}',
    'no schemaVersion',
  ],
])('a trace file that is %s is rejected with one sentence', async (_what, content, sentence) => {
  const file = path.join(workspace.temp, 'trace.json');
  if (content !== null) writeFileSync(file, content);
  for (const args of [
    ['show', file],
    ['show', file, '--json'],
    ['report', file, '--html', path.join(workspace.temp, 'x.html')],
  ]) {
    expectSentence(await user.run(args), 2, sentence);
  }
  expect(existsSync(path.join(workspace.temp, 'x.html'))).toBe(false);
});

test('200 MB of other data are rejected as a trace', async () => {
  const file = path.join(workspace.temp, 'big.json');
  writeFileSync(file, '{"schemaVersion":"1.0","actions":[');
  truncateSync(file, 200e6);
  expectSentence(await user.run(['show', file]), 2, /too large for a trace|truncated|not valid JSON/);
});

test('an invalid action graph is rejected', async () => {
  const file = path.join(workspace.temp, 'graph.json');
  for (const [content, sentence] of [
    ['', 'it is empty'],
    ['[{"ID":0,"Mode":"build"', 'The action graph is truncated'],
    ['[]', 'empty list'],
    ['[{"a":1}]', 'Entry 1 of 1 is not a valid action'],
    ['{"schemaVersion":"1.0"}', 'it looks like a trace'],
  ] as const) {
    writeFileSync(file, content);
    expectSentence(await user.run(['import', file]), 2, sentence);
  }
});

test('a name that is not in the history is rejected', async () => {
  await user.run(['history', '--clear']);
  expectSentence(await user.run(['show', '@last']), 2, 'The history is empty; record a command first');
  await user.run(['trace', '--quiet', 'go', 'vet', '.']);
  expectSentence(
    await user.run(['show', '@7']),
    2,
    /The history has no @7 of .*; it contains 1 trace of it; run/,
  );
  expectSentence(await user.run(['show', '@first']), 2, '@first is not a trace');
  expect((await user.run(['show'])).stdout).toContain('go vet .');
  expectSentence(
    await user.run(['show', '@last', '@2']),
    2,
    'Expected one TRACE, but there is another argument: @2',
  );
  expectSentence(await user.run(['report', '@last']), 2, 'The output file is missing; add --html FILE');
});

test('a stored trace full of hostile text is shown as text', async () => {
  const hostile = '</script><script>alert(1)</script>\u001b[2J';
  const file = path.join(workspace.temp, 'hostile.gotrace.json');
  await user.run(['trace', '--quiet', '--no-history', '--out', file, 'go', 'vet', '.']);
  const trace = JSON.parse(execFileSync('cat', [file], { encoding: 'utf8' }));
  trace.command.argv = ['go', hostile];
  trace.notes = [
    { id: 'text', args: { text: hostile } },
    { id: hostile, args: null },
    { id: '__proto__' },
    hostile,
  ];
  for (const action of trace.actions) action.package = `${hostile}${action.package}`;
  writeFileSync(file, JSON.stringify(trace));
  const shown = await user.run(['show', file]);
  expect(shown.code).toBe(0);
  expect(shown.stdout).not.toContain('\u001b');
  const html = path.join(workspace.temp, 'hostile.html');
  expect((await user.run(['report', file, '--html', html])).code).toBe(0);
  expect(execFileSync('cat', [html], { encoding: 'utf8' })).not.toContain('<script>alert');
});

test('a history that cannot be written does not affect the command or its report, and gives one warning', async () => {
  const other = new CliUser(workspace);
  const home = path.join(workspace.temp, 'blocked');
  mkdirSync(home);
  // A file where the folder should be: also root cannot write there.
  writeFileSync(path.join(home, 'go-build-pipeline'), '');
  const html = path.join(workspace.temp, 'kept.html');
  const result = await other.run(['trace', '--html', html, 'go', 'run', '.'], {
    env: { XDG_CACHE_HOME: home },
  });
  expect(result.code).toBe(0);
  expect(result.stderr.match(/^go-build-pipeline: .*$/gm)).toEqual([
    `go-build-pipeline: The trace was not saved in the history (${path.join(home, 'go-build-pipeline')}): a file is where its folder should be; make the folder writable, or choose another one (XDG_CACHE_HOME).`,
  ]);
  expect(existsSync(html)).toBe(true);
});

const mayMount = process.platform === 'linux' && canMount();

test.runIf(mayMount)(
  'a full disk gives one warning, and neither stops the command nor damages what is stored',
  async () => {
    const home = path.join(workspace.temp, 'small');
    mkdirSync(home);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1500k', 'tmpfs', home]);
    try {
      const env = { XDG_CACHE_HOME: home };
      expect((await user.run(['trace', 'go', 'run', '.'], { env })).stderr).toMatch(/^report {4}/m);
      writeFileSync(path.join(home, 'filler'), '');
      fill(path.join(home, 'filler'));
      const before = readdirSync(path.join(home, 'go-build-pipeline', 'history'));
      const full = await user.run(['trace', 'go', 'run', '.'], { env });
      expect(full.code).toBe(0);
      expect(full.stderr.match(/^go-build-pipeline: .*$/gm)).toEqual([
        `go-build-pipeline: The trace was not saved in the history (${path.join(home, 'go-build-pipeline')}): the disk is full; free some space, or delete the history (go-build-pipeline history --clear).`,
      ]);
      expect(readdirSync(path.join(home, 'go-build-pipeline', 'history'))).toEqual(before);
      expect((await user.run(['show', '@last'], { env })).code).toBe(0);
      const out = path.join(home, 'x.gotrace.json');
      const asked = await user.run(['trace', '--quiet', '--no-history', '--out', out, 'go', 'run', '.'], {
        env,
      });
      expect(asked.code).toBe(0);
      expect(asked.stderr).toMatch(/x\.gotrace\.json cannot be written: the disk is full\.\n$/);
      expect(existsSync(out)).toBe(false);
    } finally {
      execFileSync('umount', [home]);
    }
  },
);

test.runIf(mayMount)('a history on a read-only file system says so, and can still be read', async () => {
  const home = path.join(workspace.temp, 'read-only');
  mkdirSync(home);
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=9m', 'tmpfs', home]);
  try {
    const env = { XDG_CACHE_HOME: home };
    await user.run(['trace', '--quiet', 'go', 'vet', '.'], { env });
    execFileSync('mount', ['-o', 'remount,ro', home]);
    const traced = await user.run(['trace', 'go', 'vet', '.'], { env });
    expect(traced.code).toBe(0);
    const folder = path.join(home, 'go-build-pipeline');
    expect(traced.stderr.match(/^go-build-pipeline: .*$/gm)).toEqual([
      `go-build-pipeline: The trace was not saved in the history (${folder}): the file system is read-only; make the folder writable, or choose another one (XDG_CACHE_HOME).`,
    ]);
    expect((await user.run(['history'], { env })).stdout).toContain('go vet .');
    expect((await user.run(['show'], { env })).code).toBe(0);
    expectSentence(
      await user.run(['history', '--clear'], { env }),
      2,
      `The history (${folder}) was not deleted completely: the file system is read-only.`,
    );
  } finally {
    execFileSync('umount', [home]);
  }
});

function fill(file: string): void {
  try {
    for (let i = 0; i < 4000; i++) writeFileSync(file, Buffer.alloc(1024), { flag: 'a' });
  } catch (error) {
    expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC');
  }
}

function canMount(): boolean {
  try {
    execFileSync('unshare', ['-m', 'true'], { stdio: 'ignore' });
    return process.getuid?.() === 0;
  } catch {
    return false;
  }
}

test('in a directory that was deleted, every command says so or works without it', async () => {
  const gone = path.join(workspace.temp, 'gone');
  const inGone = (args: string) =>
    workspace.start(
      'sh',
      [
        '-c',
        `mkdir "${gone}" && cd "${gone}" && rmdir "${gone}" && exec "$0" "$1" ${args}`,
        process.execPath,
        builtCli(),
      ],
      { env: user.env },
    );
  for (const args of [
    'trace go build',
    'trace go version',
    'predict go build',
    'verify-cache go build',
    'why-no-main',
  ]) {
    const result = await inGone(args);
    expectSentence(result, args.startsWith('trace') ? 125 : 2, `The directory ${gone} does not exist.`);
  }
  expect(await inGone('--version')).toMatchObject({ code: 0, stderr: '' });
  expect(await inGone('mains')).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringContaining('does not exist'),
  });
});

test('a trace and a graph can come from stdin, as - or as /dev/stdin', async () => {
  const graph = path.join(workspace.temp, 'graph.json');
  const trace = path.join(workspace.temp, 'x.gotrace.json');
  await user.run([
    'trace',
    '--quiet',
    '--no-history',
    '--out',
    trace,
    'go',
    'build',
    `-debug-actiongraph=${graph}`,
    '-o',
    workspace.temp,
    '.',
  ]);
  const from = (file: string, args: readonly string[]) =>
    user.run(args, { stdin: readFileSync(file, 'utf8') });
  const shown = await user.run(['show', trace]);
  expect(shown.stdout).toMatch(/^go build /);
  for (const name of ['-', '/dev/stdin']) expect(await from(trace, ['show', name])).toEqual(shown);
  expect((await from(trace, ['explain', '-', '--json'])).stdout).toBe(
    (await user.run(['explain', trace, '--json'])).stdout,
  );
  expect((await from(graph, ['import', '--no-history', '-'])).stderr).toMatch(/^go build /);
  expect((await from(trace, ['compare', '-', trace])).code).toBe(0);
  expectSentence(
    await from(graph, ['show', '-']),
    2,
    'stdin is not a trace: it looks like an action graph of go',
  );
  expectSentence(await user.run(['show', '-']), 2, 'stdin is not a trace: it is empty.');
});
