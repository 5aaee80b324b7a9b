import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CliUser } from '../support/built-cli.ts';
import { GoWorkspace } from '../support/go-workspace.ts';
import { sendTo } from '../support/send-to.ts';
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
  const { compared, differences, changedInputs, consequences } = JSON.parse(finished.stdout);
  expect({ compared, differences, changedInputs, consequences }).toEqual({
    compared: 2,
    differences: [{ step: 'ex.com/m/stamped', parts: [{ part: 'compile', files: [] }] }],
    changedInputs: [],
    consequences: [],
  });
  expect(finished.code).toBe(1);
});

test('a reproducible build is reported as such, and leaves no cache behind', async () => {
  const finished = await user.run(['verify-cache', 'go', 'build', './...']);
  expect(finished.code).toBe(0);
  expect(workspace.leftovers().filter((name) => name.includes('verify'))).toEqual([]);
});

test.skipIf(process.platform === 'win32')(
  'the next trace removes the cache of a killed verification',
  async () => {
    const held = new GoWorkspace({ 'go.mod': 'module ex.com/m\n\ngo 1.20\n', 'm.go': 'package m\n' });
    const ann = new CliUser(held);
    try {
      // It holds the first compile until nobody wants it anymore.
      const wait = join(held.dir, 'wait.sh');
      writeFileSync(
        wait,
        '#!/bin/sh\n[ "$2" = -V=full ] && exec "$@"\necho $PPID >"$0.$$" && mv "$0.$$" "$0.pid"\nexec sleep 600\n',
      );
      chmodSync(wait, 0o755);
      const words = ['verify-cache', 'go', 'build', `-toolexec=${wait}`, '.'];
      const killed = ann.run(words, {
        onStart: async (child) => {
          await expect.poll(() => existsSync(`${wait}.pid`), { timeout: 60_000 }).toBe(true);
          child.kill('SIGKILL');
          // Its go leads a group of its own.
          sendTo(Number(readFileSync(`${wait}.pid`, 'utf8')), 'SIGKILL', { group: true });
        },
      });
      expect((await killed).signal).toBe('SIGKILL');
      const ours = () => held.leftovers().filter((name) => name.startsWith('go-build-pipeline-'));
      expect(ours().filter((name) => name.includes('-verify-'))).toHaveLength(1);
      expect((await ann.run(['trace', 'go', 'build', '.'])).code).toBe(0);
      expect(ours()).toEqual([]);
    } finally {
      held.remove();
    }
  },
);
