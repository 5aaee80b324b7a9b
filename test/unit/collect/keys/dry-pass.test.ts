import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runDryPass } from '../../../../src/collect/keys/dry-pass.ts';
import { readKeyInputs } from '../../../../src/collect/keys/read-key-inputs.ts';
import { parseGoCommandLine } from '../../../../src/core/go/command-line.ts';
import { traceFromSketch } from '../../../support/sketch.ts';

const gone = {
  goPath: join(tmpdir(), 'no such folder', 'go'),
  line: parseGoCommandLine(['go', 'build']),
  cwd: tmpdir(),
  env: {},
};

test('a go that cannot be started is an error, not a go that printed nothing', async () => {
  const pass = await runDryPass(gone);
  expect(pass.error).toMatchObject({ code: 'ENOENT' });
  expect(pass.failure).toContain('ENOENT');
});

test('the note about missing keys says why', async () => {
  const actions = traceFromSketch('app miss').actions.map((action) => ({ ...action, actionID: 'id' }));
  const { notes } = await readKeyInputs(actions, () => false, gone);
  expect(notes).toEqual([{ id: 'no-keys', args: { said: expect.stringContaining('ENOENT') } }]);
});
