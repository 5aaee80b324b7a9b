import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { CliUser } from '../../support/built-cli.ts';
import { GoWorkspace } from '../../support/go-workspace.ts';

const program = (says: string) => `package main\n\nfunc main() { println("${says}") }\n`;
const library = (name: string) => `package ${name}\n`;
const mod = (name: string) => `module ex.com/${name}\n\ngo 1.20\n`;

const workspace = new GoWorkspace({
  'one/go.mod': mod('one'),
  'one/main.go': program('one'),
  'one/sub/deep/deep.go': library('deep'),
  'one/nested/go.mod': mod('nested'),
  'one/nested/main.go': program('nested'),
  'two/go.mod': mod('two'),
  'two/main.go': program('two'),
  'work/go.work': 'go 1.20\n\nuse (\n\t./a\n\t./b\n)\n',
  'work/a/go.mod': mod('a'),
  'work/a/main.go': program('a'),
  'work/b/go.mod': mod('b'),
  'work/b/main.go': program('b'),
  'work/alone/go.mod': mod('alone'),
  'work/alone/main.go': program('alone'),
  'loose/x.go': program('x'),
  'loose/below/y.go': program('y'),
});
const user = new CliUser(workspace);
const at = (folder: string): string => path.join(workspace.dir, folder);
const trace = (folder: string, argv: string, env: NodeJS.ProcessEnv = {}) =>
  user.run(['trace', '--quiet', '--no-explain', ...argv.split(' ')], { cwd: at(folder), env });
const ask = (folder: string, args: string, env: NodeJS.ProcessEnv = {}) =>
  user.run(args.split(' '), { cwd: at(folder), env });
/** The command and the folder of the answer to `show`. */
async function shown(folder: string, args = 'show', env: NodeJS.ProcessEnv = {}): Promise<string> {
  const { code, stdout, stderr } = await ask(folder, `${args} --json`, env);
  if (code !== 0) return stderr.replaceAll(workspace.dir, '');
  const { command, directory } = JSON.parse(stdout);
  return `${command.join(' ')} in ${path.relative(workspace.dir, directory)}`;
}

beforeEach(async () => {
  await user.run(['history', '--clear']);
});
afterAll(() => workspace.remove());

test('@last is the newest trace of this module, from every folder in it, and not of a nested one', async () => {
  await trace('one', 'go vet .');
  await trace('one/nested', 'go build -o /dev/null .');
  await trace('two', 'go vet .');
  for (const folder of ['one', 'one/sub', 'one/sub/deep'])
    expect(await shown(folder)).toBe('go vet . in one');
  expect(await shown('one/nested')).toBe('go build -o /dev/null . in one/nested');
  expect(await shown('two')).toBe('go vet . in two');
  expect(await shown('one', 'show --all')).toBe('go vet . in two');
  expect(await shown('one', 'show --all @3')).toBe('go vet . in one');
  await trace('one/sub', 'go vet ./...');
  expect(await shown('one')).toBe('go vet ./... in one/sub');
  expect(await shown('one', 'show @2')).toBe('go vet . in one');
});

test('the answers name the command, and where and when it ran', async () => {
  await trace('one', 'go vet .');
  await trace('two', 'go vet ./...');
  const where = new RegExp(`\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d in ${at('one')}$`, 'm');
  for (const args of ['show', 'explain', 'explain @last', 'show @last']) {
    const { stdout, code } = await ask('one', args);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^go vet \. /);
    expect(stdout).toMatch(where);
  }
  const html = path.join(workspace.temp, 'one.html');
  const { stderr } = await ask('one', `report --html ${html}`);
  expect(stderr).toMatch(/^go vet \. {3}\d{4}-\d\d-\d\d/);
  expect(stderr).toMatch(where);
  expect(readFileSync(html, 'utf8')).toContain('go vet .</title>');
  expect(JSON.parse((await ask('one', 'explain --json')).stdout)).toMatchObject({
    command: ['go', 'vet', '.'],
    directory: at('one'),
  });
});

test('a trace of another location is never taken for one of this; the message offers --all', async () => {
  await trace('one', 'go vet .');
  await trace('two', 'go vet .');
  for (const args of ['show', 'explain', 'explain ex.com/one', `report --html ${workspace.temp}/none.html`]) {
    const { code, stdout, stderr } = await ask('loose', args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe(
      `go-build-pipeline: The history has no trace of ${at('loose')} yet. ` +
        `The newest one is of another location (go vet . in ${at('two')}): add --all to use it.\n`,
    );
  }
  expect(existsSync(path.join(workspace.temp, 'none.html'))).toBe(false);
  expect((await ask('one', 'show @2')).stderr).toContain(
    `The history has no @2 of ${at('one')}; it contains 1 trace of it, and 1 of other locations (--all); run`,
  );
  expect((await ask('one', 'compare @2 @last')).stderr).toContain('The history has no @2 of');
  expect((await ask('one', 'compare --all @2 @last')).stdout).toContain(at('two'));
});

test('all modules of a workspace are one location, unless GOWORK switches it off', async () => {
  await trace('work/a', 'go vet .');
  await trace('work/b', 'go vet .');
  for (const folder of ['work', 'work/a', 'work/b']) expect(await shown(folder)).toBe('go vet . in work/b');
  expect(await shown('work/a', 'show', { GOWORK: 'off' })).toBe('go vet . in work/a');
  // It is in no workspace for go, but its folder is below the go.work.
  await trace('work/alone', 'go vet .', { GOWORK: 'off' });
  expect(await shown('work/alone', 'show', { GOWORK: 'off' })).toBe('go vet . in work/alone');
  expect(await shown('work/b', 'show', { GOWORK: 'off' })).toBe('go vet . in work/b');
  // A go.work of another place: its modules belong to it, wherever they are.
  writeFileSync(path.join(workspace.dir, 'two', 'other.work'), `go 1.20\n\nuse ${at('one')}\n`);
  const GOWORK = path.join(at('two'), 'other.work');
  await trace('one', 'go vet ./...', { GOWORK });
  expect(await shown('two', 'show', { GOWORK })).toBe('go vet ./... in one');
  expect(await shown('one')).toBe('go vet ./... in one');
});

test('outside of a module only the directory itself counts', async () => {
  await trace('loose', 'go vet x.go');
  await trace('loose/below', 'go vet y.go');
  expect(await shown('loose')).toBe('go vet x.go in loose');
  expect(await shown('loose/below')).toBe('go vet y.go in loose/below');
  expect(await shown('one', 'show', { GO111MODULE: 'off' })).toContain(
    'The history has no trace of /one yet.',
  );
});

test('-C counts as the directory where go worked', async () => {
  await trace('two', 'go vet .');
  await trace('two', `go vet -C ${at('one')} .`);
  expect(await shown('two')).toBe('go vet . in two');
  expect(await shown('one')).toContain('in one');
});

test('a link to a module is that module', async () => {
  await trace('one', 'go vet .');
  if (!existsSync(at('linked'))) symlinkSync(at('one'), at('linked'));
  expect(await shown('linked')).toBe('go vet . in one');
  await trace('linked', 'go vet ./...', { PWD: at('linked') });
  expect(await shown('one')).toMatch(/^go vet \.\/\.\.\. in /);
});

test('the history names the locations, this one first, in text and JSON', async () => {
  await trace('one', 'go vet .');
  await trace('two', 'go vet ./...');
  await trace('one', 'go build -o /dev/null .');
  await trace('loose', 'go vet x.go');
  const { stdout } = await ask('one', 'history');
  const lines = stdout.replaceAll(workspace.dir, '').split('\n');
  expect(lines).toEqual([
    'module /one',
    expect.stringMatching(/^@last {2,}\d{4}.* go build -o \/dev\/null \. {2,}\/one$/),
    expect.stringMatching(/^@2 {2,}\d{4}.* go vet \. {2,}\/one$/),
    '',
    'directory /loose',
    expect.stringMatching(/^--all @last {2,}\d{4}.* go vet x\.go {2,}\/loose$/),
    '',
    'module /two',
    expect.stringMatching(/^--all @3 {2,}\d{4}.* go vet \.\/\.\.\. {2,}\/two$/),
    '',
  ]);
  const list: readonly Record<string, unknown>[] = JSON.parse((await ask('one', 'history --json')).stdout);
  expect(list.map(({ name, allName, here, location }) => ({ name, allName, here, location }))).toEqual([
    { name: '@last', allName: '@2', here: true, location: { kind: 'module', directory: at('one') } },
    { name: '@2', allName: '@4', here: true, location: { kind: 'module', directory: at('one') } },
    { name: null, allName: '@last', here: false, location: { kind: 'directory', directory: at('loose') } },
    { name: null, allName: '@3', here: false, location: { kind: 'module', directory: at('two') } },
  ]);
  const all = (await ask('one', 'history --all')).stdout.trimEnd().split('\n');
  expect(all.map((line) => /^@\w+/.exec(line)?.[0])).toEqual(['@last', '@2', '@3', '@4']);
  expect((await ask('work/a', 'history')).stdout).toMatch(
    /^workspace .*\/work\nno traces yet\n\nmodule|^workspace .*\n.*\n\ndirectory/,
  );
});

test('entries of older versions, which do not name their location, are found by their directory', async () => {
  await trace('one/sub', 'go vet ./...');
  await trace('two', 'go vet .');
  const index = path.join(user.historyFolder, 'index.json');
  const old = JSON.parse(readFileSync(index, 'utf8'));
  for (const entry of old.entries) {
    expect(entry.location).toBeDefined();
    delete entry.location;
  }
  writeFileSync(index, JSON.stringify(old));
  expect(await shown('one')).toBe('go vet ./... in one/sub');
  expect((await ask('one', 'history')).stdout).toMatch(/^module .*\/one\n@last /);
});
