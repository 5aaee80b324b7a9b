import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CliUser } from '../support/built-cli.ts';
import { GO_MOD, GoWorkspace } from '../support/go-workspace.ts';

let workspace: GoWorkspace;
let user: CliUser;
beforeAll(() => {
  workspace = new GoWorkspace({
    'go.mod': GO_MOD,
    'cmd/one/main.go': 'package main\n\nfunc main() { println("one") }\n',
  });
  user = new CliUser(workspace);
});
afterAll(() => workspace.remove());

const inFolder = (name: string): string => path.join(workspace.dir, name);

test('the binary of the last trace is inspected, and a change of the file since then is reported', async () => {
  await user.run(['trace', '--quiet', 'go', 'build', '-o', 'one', './cmd/one']);
  const same = await user.run(['inspect', '@last']);
  expect(same.code).toBe(0);
  expect(same.stdout).toMatch(/ built by go1\./);
  for (const text of ['Build info', 'Debugging', 'Linking', 'ex.com/m/cmd/one', 'breakpoints: yes'])
    expect(same.stdout).toContain(text);
  expect(same.stdout).not.toContain('changed since');
  // Built again from other sources: the same size perhaps, another ID.
  workspace.write({ 'cmd/one/main.go': 'package main\n\nfunc main() { println("One") }\n' });
  await workspace.plain(['go', 'build', '-o', 'one', './cmd/one']);
  const rebuilt = await user.run(['inspect', '@last']);
  expect(rebuilt.code).toBe(1);
  expect(rebuilt.stdout).toContain('it has changed since');
  const json = await user.run(['inspect', '@last', '--json']);
  expect(JSON.parse(json.stdout)).toMatchObject({
    traced: { package: 'ex.com/m/cmd/one', state: 'changed' },
  });
  rmSync(inFolder('one'));
  const gone = await user.run(['inspect', '@last']);
  expect({ code: gone.code, stdout: gone.stdout }).toEqual({ code: 2, stdout: '' });
  expect(gone.stderr).toMatch(
    /names the binary .*one, which no longer exists; build it again or give a file/,
  );
});

test('--html writes a page of its own, with the way of the traced binary', async () => {
  await user.run(['trace', '--quiet', 'go', 'build', '-o', 'one', './cmd/one']);
  const { code, stdout, stderr } = await user.run(['inspect', '@last', '--html', 'one.html']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('one.html') });
  expect(stdout).toContain('breakpoints: yes');
  const html = readFileSync(inFolder('one.html'), 'utf8');
  expect(html).toContain('data-page="binary"');
  // The bundle of this page only: no graph, no layout worker.
  expect(html).not.toContain('id="layout-worker-deflated"');
  const packed = /id="trace-view-deflated">([^<]+)</.exec(html)?.[1];
  const plain = /id="trace-view">([^<]+)</.exec(html)?.[1];
  const view = JSON.parse(
    packed === undefined ? (plain ?? '') : inflateRawSync(Buffer.from(packed, 'base64')).toString(),
  );
  expect(view).toMatchObject({
    name: 'one',
    way: [{ title: 'Load' }, { title: 'Compile' }, { title: 'Link' }, { title: 'Binary' }],
    programs: [{ verdicts: [{ text: expect.stringContaining('ex.com/m') }, {}, {}] }],
  });
});

const SIZE_FILES = {
  'sized/data/hello.txt': `${'hello '.repeat(500)}\n`,
  'sized/main.go': [
    'package main',
    'import "embed"',
    '//go:embed data',
    'var files embed.FS',
    'var version = "dev"',
    'func main() { b, _ := files.ReadFile("data/hello.txt"); println(version, len(b)) }',
    '',
  ].join('\n'),
};

test('bytes have names, two binaries are compared by cause and by package', async () => {
  workspace.write(SIZE_FILES);
  await workspace.plain(['go', 'build', '-ldflags=-X main.version=v1', '-o', 'before', './sized']);
  workspace.write({
    'sized/more.go': 'package main\n\nimport "ex.com/m/extra"\n\nfunc init() { println(extra.Sum(files)) }\n',
    'extra/extra.go': 'package extra\n\nfunc Sum(all ...any) int { println(all); return len(all) }\n',
  });
  await workspace.plain(['go', 'build', '-ldflags=-X main.version=v2', '-o', 'after', './sized']);
  await workspace.plain(['go', 'build', '-ldflags=-s -w', '-o', 'stripped', './sized']);

  const one = await user.run(['inspect', 'before']);
  expect(one.stdout).toMatch(/set by -X +main\.version=v1\n/);
  expect(one.stdout).toMatch(
    /\nSize\n(.*\n)* {2}embedded files +3\.0 kB .*\n(.*\n)* {2}packages +.*runtime\n/,
  );
  const read = async (name: string) => JSON.parse((await user.run(['inspect', name, '--json'])).stdout).sizes;
  const [whole, stripped] = [await read('after'), await read('stripped')];
  expect(whole).toMatchObject({ source: 'symbols', estimated: false });
  expect(whole.namedShare).toBeGreaterThan(0.99);
  expect(stripped).toMatchObject({ source: 'line-table', estimated: true });
  for (const { tree } of [whole, stripped]) expect(embedded(tree)).toEqual([['data/hello.txt', 3001]]);

  const text = await user.run(['inspect', 'before', 'after']);
  expect(text.code).toBe(1);
  expect(text.stdout).toMatch(/flags +-ldflags: -X main\.version=v1 → -X main\.version=v2\n/);
  expect(text.stdout).toMatch(/set by -X +main\.version: v1 → v2\n/);
  const { packages } = JSON.parse((await user.run(['compare', 'before', 'after', '--json'])).stdout);
  const reasonOf = (path: string) => packages.find(({ name }: { name: string }) => name === path)?.reason;
  expect(reasonOf('ex.com/m/extra')).toEqual({ id: 'added' });
  expect(reasonOf('ex.com/m/sized')).toEqual({ id: 'source' });
  const same = await user.run(['compare', 'before', 'before']);
  expect({ code: same.code, stdout: same.stdout }).toEqual({
    code: 0,
    stdout: expect.stringMatching(/^before → before: both files are the same, /),
  });
});

interface TreeNode {
  readonly kind: string;
  readonly name: string;
  readonly bytes: number;
  readonly children?: readonly TreeNode[];
}

function embedded({ kind, name, bytes, children = [] }: TreeNode): readonly unknown[] {
  return kind === 'embed' ? [[name, bytes]] : children.flatMap(embedded);
}
