import { appendFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CliUser } from '../../support/built-cli.ts';
import { GO_MOD, GoWorkspace } from '../../support/go-workspace.ts';

let workspace: GoWorkspace;
let user: CliUser;
beforeAll(() => {
  workspace = new GoWorkspace({
    'go.mod': GO_MOD,
    'cmd/one/main.go': 'package main\n\nfunc main() { println("one") }\n',
    'cmd/two/main.go': 'package main\n\nfunc main() { println("two") }\n',
    'lib/lib.go': 'package lib\n',
  });
  user = new CliUser(workspace);
});
afterAll(() => workspace.remove());

const inFolder = (name: string): string => path.join(workspace.dir, name);

test('of several binaries, a name chooses one', async () => {
  await user.run(['trace', '--quiet', 'go', 'build', '-o', `bin${path.sep}`, './cmd/...']);
  const several = await user.run(['inspect', '@last']);
  expect(several.code).toBe(2);
  expect(several.stderr).toMatch(/has 2 binaries.*\n {2}ex\.com\/m\/cmd\/one\n {2}ex\.com\/m\/cmd\/two/);
  const two = await user.run(['inspect', '@last', 'two']);
  expect(two.stdout).toContain('ex.com/m/cmd/two');
  expect((await user.run(['inspect', '@last', 'three'])).stderr).toContain('no binary three');
});

test('a command without a binary, and one whose binary go removed, are named', async () => {
  await user.run(['trace', '--quiet', 'go', 'build', './lib']);
  expect((await user.run(['inspect', '@last'])).stderr).toContain('go build ./lib names no binary');
  await user.run(['trace', '--quiet', 'go', 'test', './cmd/one']);
  expect((await user.run(['inspect', '@last'])).code).toBe(2);
});

test('the program that go run keeps in the cache is inspected, without debug information', async () => {
  await user.run(['trace', '--quiet', 'go', 'run', './cmd/two']);
  const { stdout, stderr } = await user.run(['inspect', '@last']);
  // go before 1.24 keeps none.
  if (stdout === '') expect(stderr).toContain('go removed the binary');
  else expect(stdout).toMatch(/DWARF +none: removed by strip, or built by go run or go test/);
});

test('a file may have any name, and what is wrong with it is one sentence', async () => {
  await workspace.plain(['go', 'build', '-o', 'whole', './cmd/one']);
  const whole = readFileSync(inFolder('whole'));
  const odd = ['-s', '@file', 'a b', '$(id)', 'x;y', '\u4e2d\u6587', 'new\nline'];
  for (const name of odd) {
    writeFileSync(inFolder(name), whole);
    const { stdout, stderr } = await user.run(['inspect', '--', name.startsWith('@') ? `./${name}` : name]);
    expect(stdout, `${name}: ${stderr}`).toContain('ex.com/m/cmd/one');
  }
  truncateSync(inFolder('whole'), 500_000);
  const cut = await user.run(['inspect', 'whole']);
  expect(cut.code).toBe(1);
  expect(cut.stdout).toContain('The file is truncated');
  writeFileSync(inFolder('empty'), '');
  writeFileSync(inFolder('head'), '\x7fELF');
  appendFileSync(inFolder('text'), 'package main\n');
  for (const [operands, sentence] of [
    [[], 'FILE'],
    [['nowhere'], 'does not exist'],
    [['.'], 'is not a file'],
    [['empty'], 'is not a binary'],
    [['text'], 'is not a binary'],
    [['head'], 'its header is damaged'],
    [['whole', 'extra'], 'extra'],
    [['@0'], '@0 is not a trace'],
    [['@last', 'one', 'extra'], 'extra'],
  ] as const) {
    const { code, stdout, stderr } = await user.run(['inspect', ...operands]);
    expect({ code, stdout }, operands.join(' ')).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(sentence);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  }
});
