import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { CliUser } from '../../support/built-cli.ts';
import { GO_MOD, GoWorkspace } from '../../support/go-workspace.ts';

const workspace = new GoWorkspace({
  'go.mod': GO_MOD,
  'main.go': 'package main\n\nimport "ex.com/m/lib"\n\nfunc main() { println(lib.N) }\n',
  'lib/lib.go': 'package lib\n\nconst N = 1\n',
});
const user = new CliUser(workspace);
afterAll(() => workspace.remove());
const CACHE = path.dirname(user.historyFolder);

test('the hit rates of a command outlive its traces, with what prevented hits', async () => {
  workspace.stamp();
  const build = ['trace', '--quiet', 'go', 'build', '-o', path.join(workspace.temp, 'out'), '.'];
  expect((await user.run(build)).code).toBe(0);
  writeFileSync(path.join(workspace.dir, 'lib/lib.go'), 'package lib\n\nconst N = 2\n');
  expect((await user.run(build)).code).toBe(0);
  const seen = await rates();
  expect(seen).toMatchObject([
    {
      runs: [{ misses: expect.any(Number) }, { misses: 2 }],
      causes: expect.arrayContaining([
        expect.objectContaining({
          importPath: 'ex.com/m/lib',
          packages: 2,
          reasons: [expect.objectContaining({ id: 'fileEdited', subject: 'lib.go' })],
        }),
      ]),
    },
  ]);

  rmSync(path.join(CACHE, 'history'), { recursive: true });
  expect(await rates()).toEqual(seen);
  const text = await user.run(['cache', 'hits', '--goal', '100']);
  expect(text.code).toBe(1);
  expect(text.stdout).toContain('below the goal of 100 %');

  // A trace of an earlier version has no row yet.
  rmSync(path.join(CACHE, 'rows'), { recursive: true });
  expect((await user.run(build)).code).toBe(0);
  rmSync(path.join(CACHE, 'rows'), { recursive: true });
  expect(await rates()).toMatchObject([{ rate: 1, runs: [{ misses: 0 }] }]);

  expect((await user.run(['history', '--clear'])).code).toBe(0);
  const after = await user.run(['cache', 'hits']);
  expect([after.code, after.stdout]).toEqual([0, '']);
  expect(after.stderr).toContain('No build of this module');
});

async function rates(): Promise<unknown> {
  return JSON.parse((await user.run(['cache', 'hits', '--json'])).stdout);
}
