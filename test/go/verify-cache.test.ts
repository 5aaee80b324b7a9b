import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CliUser } from '../support/built-cli.ts';
import { GoWorkspace } from '../support/go-workspace.ts';
import { STAMP } from '../support/stamping-toolexec.ts';

let workspace: GoWorkspace;
let user: CliUser;
beforeAll(() => {
  workspace = new GoWorkspace({
    'go.mod': 'module ex.com/m\n\ngo 1.20\n',
    // They import nothing, so that nothing of the standard library is built twice.
    'stamped/stamped.go': 'package stamped\n\nconst At = "STAMP"\n',
    'plain/plain.go': 'package plain\n\nfunc F() int { return 1 }\n',
  });
  writeFileSync(join(workspace.temp, 'stamp.cjs'), STAMP);
  chmodSync(join(workspace.temp, 'stamp.cjs'), 0o755);
  user = new CliUser(workspace);
});
afterAll(() => workspace?.remove());

test('a compiler whose output depends on the time is the only one named', async () => {
  const toolexec = `-toolexec=${join(workspace.temp, 'stamp.cjs')}`;
  const finished = await user.run(['verify-cache', '--json', 'go', 'build', toolexec, './...']);
  const { compared, unequal, otherKeys } = JSON.parse(finished.stdout);
  expect({ compared, unequal, otherKeys }).toEqual({
    compared: 2,
    unequal: ['ex.com/m/stamped'],
    otherKeys: [],
  });
  expect(finished.code).toBe(1);
});

test('a reproducible build is reported as such, and leaves no cache behind', async () => {
  const finished = await user.run(['verify-cache', 'go', 'build', './...']);
  expect(finished.code).toBe(0);
  expect(workspace.leftovers().filter((name) => name.includes('verify'))).toEqual([]);
});
