import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readLoadPhases } from '../../../../src/collect/record/load-phases.ts';

test('a debug trace that go did not write has no phases, and there is nothing to note', async () => {
  expect(await readLoadPhases(null, 0)).toEqual({ loadPhases: [], note: null });
  expect(await readLoadPhases(join(tmpdir(), 'missing', 'trace'), 0)).toEqual({ loadPhases: [], note: null });
});

test('a debug trace that cannot be read is noted', async () => {
  const { loadPhases, note } = await readLoadPhases(tmpdir(), 0);
  expect(loadPhases).toEqual([]);
  expect(note).toEqual({ id: 'load-phases-unread', args: { reason: expect.stringContaining('EISDIR') } });
});
