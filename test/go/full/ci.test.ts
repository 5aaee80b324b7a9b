import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { CliUser } from '../../support/built-cli.ts';
import { GO_MOD, GoWorkspace } from '../../support/go-workspace.ts';

const workspace = new GoWorkspace({
  'go.mod': GO_MOD,
  'main.go': 'package main\n\nimport "ex.com/m/lib"\n\nfunc main() { println(lib.N()) }\n',
  'lib/lib.go': 'package lib\n\nfunc N() int { return 1 }\n',
  'lib/lib_test.go': 'package lib\n\nimport "testing"\n\nfunc TestN(t *testing.T) { t.Fatal(N()) }\n',
});
const user = new CliUser(workspace);
afterAll(() => workspace.remove());
const BUDGET = path.join(workspace.dir, 'go-build-budget.json');
const BUILD = ['trace', '--quiet', 'go', 'build', '-o', path.join(workspace.temp, 'out'), '.'];

function write(file: string, text: string): void {
  writeFileSync(path.join(workspace.dir, file), text);
}

test('a budget is written from a build, kept by the same build, and broken with the root that broke it', async () => {
  workspace.stamp();
  expect((await user.run(BUILD)).code).toBe(0);
  const none = await user.run(['ci', 'check']);
  expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('--max-rebuilt 20')]);
  // Nothing is compiled, so nothing may be compiled from now on.
  expect((await user.run(BUILD)).code).toBe(0);
  expect((await user.run(['ci', 'check', '--update'])).code).toBe(0);
  expect(JSON.parse(readFileSync(BUDGET, 'utf8'))).toMatchObject({
    budgets: [{ maxRebuilt: 0, minHitRate: 100, maxBinaryBytes: { 'ex.com/m': expect.any(Number) } }],
  });
  expect((await user.run(['ci', 'check'])).code).toBe(0);

  write('lib/lib.go', 'package lib\n\nfunc N() int { return 2 }\n');
  expect((await user.run(BUILD)).code).toBe(0);
  const before = readFileSync(BUDGET, 'utf8');
  for (const more of [[], ['--update']]) {
    const broken = await user.run(['ci', 'check', ...more]);
    expect(broken.code).toBe(1);
    expect(broken.stdout).toContain('2 packages rebuilt, at most 0 packages');
    expect(broken.stdout).toMatch(/ex\.com\/m\/lib +edited lib\.go → 1 package and the link/);
    expect(readFileSync(BUDGET, 'utf8')).toBe(before);
  }
  const github = await user.run(['ci', 'check'], { env: { GITHUB_ACTIONS: 'true' } });
  expect(github.stdout).toMatch(/^::error title=.*::go build .*: 2 packages rebuilt, at most 0 packages$/m);
  // Options go before the file.
  const allowed = ['--max-rebuilt', '2', '--min-hit-rate', '0', '--max-work', '1h', '--max-binary', '100MB'];
  const [figures] = JSON.parse((await user.run(['ci', 'check', ...allowed, '--json'])).stdout);
  expect(figures).toMatchObject({ schemaVersion: '1.0', fault: null });
  expect(figures.checks.slice(0, 3)).toMatchObject([
    { figure: 'rebuilt', limit: 2, kept: true },
    { figure: 'work', kept: true },
    { figure: 'hitRate', limit: 0, kept: true },
  ]);
});

test('a summary compares with a baseline, and a failed build has its errors at their lines', async () => {
  const summary = await user.run(['ci', 'summary', '--baseline', '@2']);
  expect(summary.code).toBe(0);
  expect(summary.stdout).toMatch(/\| packages rebuilt \| 2 of \d+ \| 0 of \d+ \| \+2 \|/);
  expect(summary.stdout).toMatch(/\| `ex\.com\/m\/lib` \| edited lib\.go \| 1 package and the link \|/);
  expect(summary.stdout).toContain('```mermaid');

  write('lib/lib.go', 'package lib\n\nfunc N() int { return "2" }\n');
  expect((await user.run(BUILD)).code).not.toBe(0);
  const failed = await user.run(['ci', 'check']);
  expect([failed.code, failed.stdout]).toEqual([1, expect.stringContaining('the command failed')]);
  const markdown = (await user.run(['ci', 'summary'])).stdout;
  expect(markdown).toContain('### ❌');
  expect(markdown).toMatch(/```text\nlib[/\\]lib\.go:3:\d+: /);
  const env = { GITHUB_WORKSPACE: workspace.dir };
  const format = (name: string) => user.run(['ci', 'summary', '--format', name], { env });
  expect((await format('annotations')).stdout).toMatch(
    /^::error file=lib\/lib\.go,line=3,col=\d+::cannot use "2"/,
  );
  expect(JSON.parse((await format('code-quality')).stdout)).toMatchObject([
    { location: { path: 'lib/lib.go', lines: { begin: 3 } } },
  ]);
  expect(JSON.parse((await format('sarif')).stdout)).toMatchObject({
    runs: [{ results: [{ ruleId: 'go' }] }],
  });
  expect((await format('toml')).code).toBe(2);
});

test('failed tests are in the summary by name', async () => {
  write('lib/lib.go', 'package lib\n\nfunc N() int { return 3 }\n');
  expect((await user.run(['trace', '--quiet', 'go', 'test', './lib'])).code).toBe(1);
  expect((await user.run(['ci', 'summary'])).stdout).toContain('- `ex.com/m/lib.TestN`');
  expect((await user.run(['ci', 'summary', '--format', 'annotations'])).stdout).toContain(
    '::error::TestN failed in ex.com/m/lib',
  );
});

test('a mistake in the budget or in the options closes the gate', async () => {
  expect(existsSync(BUDGET)).toBe(true);
  write('go-build-budget.json', '{"version":1,"budgets":[{"command":"go build .","maxRebuild":1}]}');
  const typed = await user.run(['ci', 'check']);
  expect([typed.code, typed.stderr]).toEqual([2, expect.stringContaining('budgets.0.maxRebuild')]);
  for (const args of [
    ['check', '--format', 'trend'],
    ['summary', '--max-rebuilt', '1'],
    ['check', '--max-binary', '+2%'],
    ['diff'],
    [],
  ])
    expect((await user.run(['ci', ...args])).code).toBe(2);
});
