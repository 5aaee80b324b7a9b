import { expect, test } from 'vitest';
import { createHostWatch, TICK_MS } from '../../../webview/heartbeat.ts';

/** A page with its own clock; `turns(n)` runs its timer n times, each on time. */
function page({ isLive = true, answers = () => false }: { isLive?: boolean; answers?: () => boolean } = {}) {
  const told: boolean[] = [];
  let asked = 0;
  let now = 0;
  const watch = createHostWatch({
    ask: () => {
      asked++;
      if (answers()) watch.heard();
    },
    isLive: () => isLive,
    tell: (silent) => told.push(silent),
  });
  watch.tick(now);
  return {
    told,
    watch,
    asked: () => asked,
    turns: (count: number, lateBy = 0) => {
      for (let turn = 0; turn < count; turn++) {
        now += TICK_MS + lateBy;
        watch.tick(now);
      }
    },
  };
}

test('while a command runs the page asks, and reports a dead host after three unanswered questions', () => {
  const { turns, told, asked } = page();
  turns(18);
  expect(told).toEqual([]);
  expect(asked()).toBeGreaterThanOrEqual(3);
  turns(60);
  expect(told).toEqual([true]);
});

test('a slow host that answers is never reported as dead', () => {
  const { turns, told, asked } = page({ answers: () => true });
  turns(1_000);
  expect(told).toEqual([]);
  expect(asked()).toBe(200);
});

test('a late answer withdraws the report, and a new silence is reported again', () => {
  const { turns, told, watch } = page();
  turns(40);
  watch.heard();
  expect(told).toEqual([true, false]);
  turns(40);
  expect(told).toEqual([true, false, true]);
});

test('time of a sleeping or busy machine does not count as silence', () => {
  const { turns, told } = page();
  for (let nap = 0; nap < 50; nap++) {
    turns(14);
    turns(1, 3_600_000);
  }
  turns(100, 5_000);
  expect(told).toEqual([]);
  turns(20);
  expect(told).toEqual([true]);
});

test('a page whose command has ended asks only when its reader needs the host', () => {
  const { turns, told, asked, watch } = page({ isLive: false });
  turns(1_000);
  expect([asked(), told]).toEqual([0, []]);
  watch.said();
  turns(20);
  expect(told).toEqual([true]);
});
