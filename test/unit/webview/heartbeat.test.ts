import { expect, test } from 'vitest';
import { createHeartbeat, TICK_MS } from '../../../webview/heartbeat.ts';

/** A page with its own clock; `turns(n)` runs its timer n times, each on time. */
function page({ isLive = true, answers = () => false }: { isLive?: boolean; answers?: () => boolean } = {}) {
  const reported: boolean[] = [];
  let asked = 0;
  let now = 0;
  const heartbeat = createHeartbeat({
    ask: () => {
      asked++;
      if (answers()) heartbeat.heard();
    },
    isLive: () => isLive,
    report: (silent) => reported.push(silent),
  });
  heartbeat.tick(now);
  return {
    reported,
    heartbeat,
    asked: () => asked,
    turns: (count: number, lateBy = 0) => {
      for (let turn = 0; turn < count; turn++) {
        now += TICK_MS + lateBy;
        heartbeat.tick(now);
      }
    },
  };
}

test('while a command runs the page asks, and reports a dead host after three unanswered questions', () => {
  const { turns, reported, asked } = page();
  turns(18);
  expect(reported).toEqual([]);
  expect(asked()).toBeGreaterThanOrEqual(3);
  turns(60);
  expect(reported).toEqual([true]);
});

test('a slow host that answers is never reported as dead', () => {
  const { turns, reported, asked } = page({ answers: () => true });
  turns(1_000);
  expect(reported).toEqual([]);
  expect(asked()).toBe(200);
});

test('a late answer withdraws the report, and a new silence is reported again', () => {
  const { turns, reported, heartbeat } = page();
  turns(40);
  heartbeat.heard();
  expect(reported).toEqual([true, false]);
  turns(40);
  expect(reported).toEqual([true, false, true]);
});

test('time of a sleeping or busy machine does not count as silence', () => {
  const { turns, reported } = page();
  for (let nap = 0; nap < 50; nap++) {
    turns(14);
    turns(1, 3_600_000);
  }
  turns(100, 5_000);
  expect(reported).toEqual([]);
  turns(20);
  expect(reported).toEqual([true]);
});

test('a page whose command has ended asks only when its reader needs the host', () => {
  const { turns, reported, asked, heartbeat } = page({ isLive: false });
  turns(1_000);
  expect([asked(), reported]).toEqual([0, []]);
  heartbeat.sent();
  turns(20);
  expect(reported).toEqual([true]);
});
