import { afterAll, describe, expect, test } from 'vitest';
import { CliUser } from '../support/built-cli.ts';
import { GoWorkspace } from '../support/go-workspace.ts';

describe('why', () => {
  const workspace = new GoWorkspace({
    'go.mod': 'module ex.com/m\n\ngo 1.20\n',
    'main.go': 'package main\n\nimport "ex.com/m/d"\n\nfunc main() { d.G() }\n',
    'd/d.go': 'package d\n',
    'd/g.go': '//go:build pro\n\npackage d\n\nfunc G() {}\n',
    'ok/main.go': 'package main\n\nfunc main() {}\n',
    'circle/a/a.go': 'package a\n\nimport _ "ex.com/m/circle/b"\n',
    'circle/b/b.go': 'package b\n\nimport _ "ex.com/m/circle/a"\n',
  });
  afterAll(() => workspace.remove());
  const user = new CliUser(workspace);
  const why = (...args: string[]) => user.run(['why', ...args]);

  test('go is asked without a build', async () => {
    const { stdout, code } = await why('go', 'vet', './circle/a');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^The packages import each other|import/);
    expect(stdout).toContain('./circle/b/b.go:3:8');
    expect(stdout).not.toContain('go run');
  });

  test('what only a build can show is said to need one', async () => {
    const { stdout, code } = await why('go', 'build', '.');
    expect(stdout).toContain('add --build');
    expect(code).toBe(0);
    expect(workspace.has('m')).toBe(false);
  });

  test('with --build, the cause may be in an imported package', async () => {
    const { stdout, code } = await why('--build', 'go', 'build', '.');
    expect(stdout).toContain('d.G is declared in ./d/g.go, which is excluded');
    expect(stdout).toContain('go build -tags=pro .');
    expect(code).toBe(1);
    expect(workspace.has('m')).toBe(false);
  });

  test('a trace that failed gets the same answer in why and explain', async () => {
    await user.run(['trace', '--quiet', 'go', 'build', '-o', 'x', '.']);
    const { stdout } = await why('--json');
    expect(JSON.parse(stdout)).toMatchObject({
      cause: { id: 'declared-in-excluded-file', place: { file: './d/g.go', line: 5, column: 6 } },
    });
    const explained = await user.run(['explain']);
    expect(explained.stdout).toContain('d.G is declared in ./d/g.go');
    expect(explained.code).toBe(1);
  });

  test('a setting is named with the one who set it', async () => {
    const { stdout } = await user.run(['why', 'go', 'test', './ok'], { env: { GOFLAGS: '-nope' } });
    expect(stdout).toContain('GOFLAGS=-nope, set in the environment of the command');
    expect(stdout).toContain('unset GOFLAGS');
  });

  test('predict of a command that go refuses says why', async () => {
    const { stdout, code } = await user.run(['predict', 'go', 'build', './circle/a']);
    expect(stdout).toContain('./circle/b/b.go:3:8');
    expect(code).toBe(1);
  });
});
