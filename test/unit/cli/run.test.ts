// cspell:ignore hlep buidl frobnicate
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { COMMANDS } from '../../../src/cli/commands.ts';
import { runInside } from '../../support/command-line.ts';

const home = mkdtempSync(join(tmpdir(), 'home of ann '));
afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});
const run = (...args: string[]) => runInside(args, { directory: home, home });

test('--help lists every command on stdout', async () => {
  const { code, stdout, stderr } = await run('--help');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  for (const name of Object.keys(COMMANDS)) expect(stdout).toMatch(new RegExp(`^  ${name} +\\S`, 'm'));
});

test.each(Object.keys(COMMANDS))(
  '%s --help shows a usage, every option with its help, and an example',
  async (name) => {
    const { code, stdout } = await run(name, '--help');
    expect(code).toBe(0);
    expect(stdout).toContain(`usage: go-build-pipeline ${name} `);
    expect(stdout).toMatch(new RegExp(`example:\n  go-build-pipeline ${name}`));
    for (const line of stdout.split('\n').filter((one) => one.startsWith('  --')))
      expect(line).toMatch(/^ {2}--\S+( \S+)? {3,}\S/);
    expect(await run('help', name)).toEqual(await run(name, '--help'));
  },
);

test('without arguments the help goes to stderr with exit code 2', async () => {
  const { code, stdout, stderr } = await run();
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('usage:');
});

test('--version prints name and version', async () => {
  expect(await run('--version')).toEqual({ code: 0, stdout: 'go-build-pipeline 1.2.3\n', stderr: '' });
});

test.each([
  [['histroy'], 'Unknown command "histroy"; did you mean history?'],
  [['frobnicate'], 'Unknown command "frobnicate"; run go-build-pipeline --help for a list.'],
  [['toString'], 'Unknown command "toString"; run go-build-pipeline --help for a list.'],
  [['diff', 'a', 'b'], 'Unknown command "diff"; did you mean compare?'],
  [['--frobnicate'], 'Unknown option --frobnicate; use --help for a list.'],
  [['-v'], 'Unknown option -v; did you mean --version?'],
  [['--hlep'], 'Unknown option --hlep; did you mean --help?'],
  [['build', './...'], 'Type the full go command: go-build-pipeline trace go build ./...'],
  [['buidl', './...'], 'Type the full go command: go-build-pipeline trace go build ./...'],
  [['history', '--jsn'], 'Unknown option --jsn; did you mean --json?'],
  [
    ['go', 'build', './...'],
    'To record a go command, put trace before it: go-build-pipeline trace go build ./...',
  ],
])('%j is rejected with one sentence and exit code 2', async (args, sentence) => {
  expect(await run(...args)).toEqual({ code: 2, stdout: '', stderr: `go-build-pipeline: ${sentence}\n` });
});

test.each([
  [
    ['make'],
    'make is not a go command; type the full command, for example: go-build-pipeline trace go build ./...',
  ],
  [
    ['gofmt', '-l', '.'],
    'gofmt is not a go command; type the full command, for example: go-build-pipeline trace go build ./...',
  ],
  [
    ['CGO_ENABLED=0', 'GOOS=js', 'go', 'build', '.'],
    'Put variables before the whole command: CGO_ENABLED=0 GOOS=js go-build-pipeline trace go build .',
  ],
  [
    ['time', 'go', 'build', '.'],
    'Put time before the whole command: time go-build-pipeline trace go build .',
  ],
  [
    ['env', 'FOO=1', 'go', 'test', './...'],
    'Put env FOO=1 before the whole command: env FOO=1 go-build-pipeline trace go test ./...',
  ],
  [
    ['nice', '-n', '5', '/usr/local/go/bin/go', 'vet'],
    'Put nice -n 5 before the whole command: nice -n 5 go-build-pipeline trace /usr/local/go/bin/go vet',
  ],
  [['buidl', '.'], 'Type the full go command: go-build-pipeline trace go build .'],
  [
    ['-C', 'd', 'go', 'build'],
    '-C is a flag of go, so put it after its command: go-build-pipeline trace go build -C …',
  ],
  [
    ['-race', 'go', 'build'],
    '-race is a flag of go, so put it after its command: go-build-pipeline trace go build -race …',
  ],
  [['FOO=1'], 'The go command is missing, for example: go-build-pipeline trace go build ./...'],
])('trace %j is rejected with one sentence and exit code 2', async (args, sentence) => {
  expect(await run('trace', ...args)).toEqual({
    code: 2,
    stdout: '',
    stderr: `go-build-pipeline: ${sentence}\n`,
  });
});

test('an empty history explains how to record a trace', async () => {
  expect(await run('history')).toEqual({
    code: 0,
    stdout: '',
    stderr: 'The history is empty; record a command first: go-build-pipeline trace go build ./...\n',
  });
  expect((await run('history', '--json')).stdout).toBe('[]\n');
  expect((await run('history', '--clear')).stderr).toBe('Deleted 0 traces.\n');
});
