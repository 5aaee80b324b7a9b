import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { recordedId, whenKept } from '../../../src/app/recorded-id.ts';
import { newMark } from '../../../src/store/history.ts';

const KEPT = '2026-11-21T06-11-40.000Z-';
const mark = newMark();
const ours = recordedId({ pid: process.pid, mark });

/** A history in which the trace is from the n-th question on; null: never. */
function historyWith(from: number | null) {
  let asked = 0;
  return {
    find: async (wanted: string) => (from !== null && ++asked >= from ? KEPT + wanted : null),
  };
}

/** A recorder that is alive for so many questions. */
function livesFor(questions: number) {
  let asked = 0;
  return () => asked++ < questions;
}

const isWanted = () => true;

test('the wait for a trace continues while its recorder is alive', async () => {
  expect(await whenKept(ours, historyWith(3), { isWanted })).toBe(KEPT + mark);
});

test('the trace of a recorder that ends between the two checks is found', async () => {
  // Whichever is asked first, it keeps its trace and ends before the other one is.
  let questions = 0;
  const find = async (wanted: string) => (questions++ > 0 ? KEPT + wanted : null);
  const recorderLives = () => questions++ === 0;
  expect(await whenKept(ours, { find }, { isWanted, recorderLives })).toBe(KEPT + mark);
});

test('the wait ends when a recorder ended without saving a trace', async () => {
  expect(await whenKept(ours, historyWith(null), { isWanted, recorderLives: livesFor(2) })).toBe(null);
  const { pid } = spawnSync(process.execPath, ['--version']);
  expect(await whenKept(recordedId({ pid, mark }), historyWith(null), { isWanted })).toBe(null);
});

test('a process of another machine, or from before the last boot, does not count as the recorder', async () => {
  const elsewhere = ours.replace(/^[0-9a-f]{8}/, '00000000');
  expect(await whenKept(elsewhere, historyWith(null), { isWanted })).toBe(null);
  expect(await whenKept(elsewhere, historyWith(1), { isWanted })).toBe(KEPT + mark);
});

test('the wait ends when the page is closed', async () => {
  expect(await whenKept(ours, historyWith(null), { isWanted: () => false })).toBe(null);
});

test.each(['', 'run-1', `${ours}0`, '00000000--000000000000', `0-1-${mark}/../..`])(
  'a page with the saved ID %j has no trace',
  async (id) => {
    expect(await whenKept(id, historyWith(1), { isWanted })).toBe(null);
  },
);
