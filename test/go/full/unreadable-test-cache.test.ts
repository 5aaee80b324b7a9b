import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withKeyInputs } from '../../../src/collect/keys/with-key-inputs.ts';
import { readGoCommand } from '../../../src/collect/record/record-go.ts';
import type { StoredTestRuns } from '../../../src/collect/tests/test-cache.ts';
import type { BuildTrace } from '../../../src/core/model/trace.ts';
import { foldTrace } from '../../../src/core/trace/fold-trace.ts';
import { openKeyStore } from '../../../src/store/key-store.ts';
import { ifStored } from '../../../src/store/stored.ts';
import { openTestRuns } from '../../../src/store/test-runs.ts';
import { GoWorkspace } from '../../support/go-workspace.ts';

const ARGV = ['go', 'test', '.'];
let workspace: GoWorkspace;
let trace: BuildTrace;
beforeAll(async () => {
  workspace = new GoWorkspace({
    'go.mod': 'module ex.com/m\n\ngo 1.20\n',
    'm_test.go': 'package m\n\nimport "testing"\n\nfunc Test(*testing.T) {}\n',
  });
  trace = foldTrace((await workspace.traced(ARGV)).recording);
});
afterAll(() => workspace?.remove());

/** The trace with its keys; `GOCACHE` is where go keeps what it knows of tests. */
async function explained(
  own: string,
  GOCACHE: string,
  testRuns: StoredTestRuns = openTestRuns(own),
): Promise<BuildTrace> {
  const env = { ...workspace.env, GOCACHE };
  const { go, line } = await readGoCommand(ARGV, workspace.dir, env);
  const options = { goPath: go.path, line, cwd: workspace.dir, env, testRuns };
  return withKeyInputs(trace, openKeyStore(own), options);
}

function folder(name: string): string {
  const made = join(workspace.temp, name);
  mkdirSync(made, { recursive: true });
  return made;
}

test('a test cache that cannot be read is noted, and the keys are read all the same', async () => {
  const gocache = folder('gocache');
  mkdirSync(join(gocache, 'testexpire.txt'));
  const { notes, tests, keyInputs } = await explained(folder('one'), gocache);
  expect(notes).toContainEqual({
    id: 'test-cache-unread',
    args: { reason: expect.stringContaining('EISDIR') },
  });
  expect(tests.map(({ cache }) => cache)).toEqual([undefined]);
  expect(Object.keys(keyInputs)).not.toEqual([]);
});

test('test runs that cannot be saved are noted, and the trace has this one', async () => {
  const own = folder('two');
  writeFileSync(join(own, 'test-runs'), '');
  const { notes, tests } = await explained(own, workspace.env['GOCACHE'] ?? '');
  expect(notes).toContainEqual({ id: 'test-runs-not-saved', args: { reason: expect.any(String) } });
  expect(tests.map(({ cache }) => cache?.earlier)).toEqual([null]);
});

test('a store of test runs that cannot be listed is noted, and the keys are read all the same', async () => {
  const own = folder('three');
  const cause = Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' });
  const add = async (): Promise<void> => {
    await ifStored(own, Promise.reject(cause));
  };
  const store = { ...openTestRuns(own), add };
  const { notes, keyInputs } = await explained(own, workspace.env['GOCACHE'] ?? '', store);
  expect(notes).toContainEqual({ id: 'test-runs-not-saved', args: { reason: cause.message } });
  expect(Object.keys(keyInputs)).not.toEqual([]);
});
