import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CliUser } from '../../support/built-cli.ts';
import { GoWorkspace } from '../../support/go-workspace.ts';

let workspace: GoWorkspace;
let user: CliUser;
beforeAll(() => {
  workspace = new GoWorkspace({
    'go.mod': 'module ex.com/m\n\ngo 1.20\n',
    'app/main.go': 'package main\n\nfunc main() {}\n',
  });
  user = new CliUser(workspace);
});
afterAll(() => workspace?.remove());

test('verify-cache links a program twice and leaves none in the folder', async () => {
  const finished = await user.run(['verify-cache', '--json', 'go', 'build', '-C', 'app']);
  const { compared, reproducible } = JSON.parse(finished.stdout);
  expect({ code: finished.code, reproducible }).toEqual({ code: 0, reproducible: true });
  // Counts the runtime with its packages, and the program itself.
  expect(compared).toBeGreaterThan(10);
  expect(readdirSync(join(workspace.dir, 'app'))).toEqual(['main.go']);
});
