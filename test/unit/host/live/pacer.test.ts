import { expect, test } from 'vitest';
import { type Clock, pace } from '../../../../src/host/live/pacer.ts';

/** Time advances only when the test says so, and work takes as long as the test says. */
class ManualClock implements Clock {
  ms = 0;
  #timers: { readonly at: number; readonly run: () => void }[] = [];

  now = (): number => this.ms;

  after = (ms: number, run: () => void) => {
    const timer = { at: this.ms + ms, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((one) => one !== timer);
    };
  };

  runUntil(end: number): void {
    for (;;) {
      const next = this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.#timers = this.#timers.filter((one) => one !== next);
      this.ms = Math.max(this.ms, next.at);
      next.run();
    }
    this.ms = end;
  }
}

/** Asks at the start, then in even steps, including the end. */
function drawnWhileAsked(costMs: number, forMs: number): number {
  const clock = new ManualClock();
  let drawn = 0;
  const pacer = pace(() => {
    drawn++;
    clock.ms += costMs;
  }, clock);
  for (let at = 0; at < forMs; at += 10) {
    pacer.ask();
    clock.runUntil(Math.max(clock.ms, at + 10));
  }
  return drawn;
}

test('quick pictures are drawn at most twice a second', () => {
  expect(drawnWhileAsked(5, 10_000)).toBe(21);
});

test('an urgent picture is drawn at once, and only once', () => {
  const clock = new ManualClock();
  const drawnAt: number[] = [];
  const pacer = pace(() => drawnAt.push(clock.ms), clock);
  pacer.ask();
  clock.runUntil(40);
  pacer.ask();
  pacer.askNow();
  clock.runUntil(400);
  pacer.ask();
  clock.runUntil(5_000);
  expect(drawnAt).toEqual([0, 40, 540]);
});

test('slow pictures leave nine tenths of the thread to others', () => {
  expect(drawnWhileAsked(200, 20_000)).toBe(11);
});

test('nothing is drawn without a request or after the end', () => {
  const clock = new ManualClock();
  let drawn = 0;
  const pacer = pace(() => drawn++, clock);
  clock.runUntil(5_000);
  expect(drawn).toBe(0);
  pacer.ask();
  pacer.stop();
  pacer.ask();
  clock.runUntil(10_000);
  expect(drawn).toBe(0);
});
