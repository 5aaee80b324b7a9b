import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { recordedId, whenSaved } from '../../../src/app/recorded-id.ts';
import { newIdSuffix } from '../../../src/store/history.ts';

const SAVED_AT = '2026-11-21T06-11-40.000Z-';
const idSuffix = newIdSuffix();
const ours = recordedId({ pid: process.pid, idSuffix });

/** A history in which the trace is from the n-th question on; null: never. */
function historyWith(from: number | null) {
  let asked = 0;
  return {
    find: async (wanted: string) => (from !== null && ++asked >= from ? SAVED_AT + wanted : null),
  };
}

/** A recorder that is alive for so many questions. */
function livesFor(questions: number) {
  let asked = 0;
  return () => asked++ < questions;
}

const isWanted = () => true;

test('the wait for a trace continues while its recorder is alive', async () => {
  expect(await whenSaved(ours, historyWith(3), { isWanted })).toBe(SAVED_AT + idSuffix);
});

test('the trace of a recorder that ends between the two checks is found', async () => {
  // Whichever is asked first, it keeps its trace and ends before the other one is.
  let questions = 0;
  const find = async (wanted: string) => (questions++ > 0 ? SAVED_AT + wanted : null);
  const recorderLives = () => questions++ === 0;
  expect(await whenSaved(ours, { find }, { isWanted, recorderLives })).toBe(SAVED_AT + idSuffix);
});

test('the wait ends when a recorder ended without saving a trace', async () => {
  expect(await whenSaved(ours, historyWith(null), { isWanted, recorderLives: livesFor(2) })).toBe(null);
  const { pid } = spawnSync(process.execPath, ['--version']);
  expect(await whenSaved(recordedId({ pid, idSuffix }), historyWith(null), { isWanted })).toBe(null);
});

test('a process of another machine, or from before the last boot, does not count as the recorder', async () => {
  const elsewhere = ours.replace(/^[0-9a-f]{8}/, '00000000');
  expect(await whenSaved(elsewhere, historyWith(null), { isWanted })).toBe(null);
  expect(await whenSaved(elsewhere, historyWith(1), { isWanted })).toBe(SAVED_AT + idSuffix);
});

test('the wait ends when the page is closed', async () => {
  expect(await whenSaved(ours, historyWith(null), { isWanted: () => false })).toBe(null);
});

test.each(['', 'run-1', `${ours}0`, '00000000--000000000000', `0-1-${idSuffix}/../..`])(
  'a page with the saved ID %j has no trace',
  async (id) => {
    expect(await whenSaved(id, historyWith(1), { isWanted })).toBe(null);
  },
);
