import { afterAll, beforeAll, expect, test } from 'vitest';
import { CliUser } from '../../support/built-cli.ts';
import { GoWorkspace } from '../../support/go-workspace.ts';

let workspace: GoWorkspace;
let user: CliUser;
beforeAll(() => {
  workspace = new GoWorkspace({
    'go.mod': 'module ex.com/m\n\ngo 1.20\n',
    // They import nothing, so nothing of the standard library is built for other platforms.
    'lib/lib.go': 'package lib\n\nfunc F() int { return 1 }\n',
    'lib/lib_x.go': '//go:build x\n\npackage lib\n\nfunc X() int { return 2 }\n',
  });
  user = new CliUser(workspace);
});
afterAll(() => workspace?.remove());

async function trace(words: string, env: NodeJS.ProcessEnv = {}): Promise<void> {
  const { code, stderr } = await user.run(['trace', '--quiet', 'go', ...words.split(' ')], { env });
  expect(code, stderr).toBe(0);
}

/** The number of earlier traces that `predict` counts as this command; null if there is none. */
async function builds(words: string, env: NodeJS.ProcessEnv = {}): Promise<number | null> {
  const { stdout, stderr, code } = await user.run(['predict', '--json', 'go', ...words.split(' ')], { env });
  expect(code, stderr).toBeLessThan(2);
  return JSON.parse(stdout).wall?.builds ?? null;
}

test('predict counts a build with other output flags as this command', async () => {
  await trace('build ./lib');
  for (const words of ['build -x ./lib', 'build -v -work ./lib', 'build -json ./lib', 'build -p=1 ./lib'])
    await trace(words);
  await trace('-C lib build');
  expect(await builds('build ./lib')).toBe(5);
  expect(await builds('build -x -json ./lib')).toBe(5);
  expect(await builds('-C lib build')).toBe(1);
  expect(await builds('build ./lib', { GOFLAGS: '-v' })).toBe(5);
});

test('predict does not count a build with another platform, cgo, tags or flags', async () => {
  const others: readonly (readonly [string, NodeJS.ProcessEnv])[] = [
    ['build ./lib', { GOOS: 'windows' }],
    ['build ./lib', { GOARCH: 'arm64' }],
    ['build ./lib', { CGO_ENABLED: '0' }],
    ['build ./lib', { GOAMD64: 'v3', GOARCH: 'amd64' }],
    ['build ./lib', { GOFLAGS: '-tags=x' }],
    ['build -trimpath ./lib', {}],
  ];
  for (const [words, env] of others) {
    expect(await builds(words, env), JSON.stringify([words, env])).toBeNull();
    await trace(words, env);
    expect(await builds(words, env), JSON.stringify([words, env])).toBe(1);
  }
  expect(await builds('build -tags=x ./lib')).toBe(1);
  expect(await builds('build ./lib')).toBe(5);
});
