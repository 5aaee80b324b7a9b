import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { CliUser } from '../../support/built-cli.ts';
import { GO_MOD, GoWorkspace } from '../../support/go-workspace.ts';

const workspace = new GoWorkspace({ 'go.mod': GO_MOD, 'main.go': 'package main\n\nfunc main() {}\n' });
const user = new CliUser(workspace);
afterAll(() => workspace.remove());

const goEnv = path.join(workspace.temp, 'goenv');
const env = { GOENV: goEnv, GOTOOLCHAIN: '', GOFLAGS: '', CI: '' };

function doctor(...args: readonly string[]) {
  return user.run(['doctor', ...args], { env });
}

test('a healthy environment has no errors and no warnings, and nothing is written', async () => {
  writeFileSync(goEnv, '');
  mkdirSync(user.home, { recursive: true });
  const before = everything(workspace.dir, user.home);
  const { code, stdout, stderr } = await doctor();
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('No errors, no warnings.');
  expect(everything(workspace.dir, user.home)).toEqual(before);
});

test('a setting of go env -w is found with its line, shown with its fix, and removed with --yes', async () => {
  writeFileSync(goEnv, 'GOPRIVATE=\nGOFLAGS=-tags a b\n');
  const found = await doctor();
  expect(found.code).toBe(1);
  expect(found.stdout).toMatch(/^error {2}goflags-refused$/m);
  expect(found.stdout).toContain('goenv:2');
  const plain = await workspace.plain(['go', 'build', '.'], { env });
  const says = /go says +(.*)/.exec(found.stdout)?.[1] ?? '';
  expect(says).not.toBe('');
  expect(plain.stderr).toContain(says);

  const json = JSON.parse((await doctor('--json')).stdout);
  expect(json).toMatchObject({
    schemaVersion: '1.0',
    findings: [{ id: 'goflags-refused', severity: 'error' }],
  });
  const preview = await doctor('--fix', 'goflags-refused');
  expect([preview.code, readFileSync(goEnv, 'utf8')]).toEqual([1, 'GOPRIVATE=\nGOFLAGS=-tags a b\n']);
  expect(preview.stdout).toContain('go env -u GOFLAGS');
  expect((await doctor('--fix', 'goflags-refused', '--yes')).code).toBe(0);
  expect(readFileSync(goEnv, 'utf8')).not.toContain('GOFLAGS');
  expect((await doctor()).code).toBe(0);
  expect((await workspace.plain(['go', 'build', '-o', 'app', '.'], { env })).code).toBe(0);
});

test.each([
  [['--fix', 'nosuch'], 'nosuch'],
  [['nowhere'], 'does not exist'],
  [['.', 'extra'], 'extra'],
  [['--yes'], '--fix'],
])('%j is a usage error', async (args, sentence) => {
  const { code, stdout, stderr } = await doctor(...args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(sentence);
});

/** Every file with its time. */
function everything(...folders: readonly string[]): readonly string[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true }).map((name) => {
      const file = path.join(folder, String(name));
      return `${file} ${statSync(file).mtimeMs}`;
    }),
  );
}
