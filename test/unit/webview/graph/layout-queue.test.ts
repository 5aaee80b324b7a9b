import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLayoutQueue } from '../../../../webview/graph/layout-queue.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('of several wishes in a row only the last is laid out', () => {
  const layOut = vi.fn();
  const queue = createLayoutQueue(() => true, layOut);
  queue.ask(20);
  queue.ask(0);
  queue.ask(20);
  vi.advanceTimersByTime(100);
  expect(layOut).toHaveBeenCalledTimes(1);
  expect(queue.catchUp()).toBe(false);
});

test('what is asked for while nothing can be seen is laid out later, once', () => {
  const layOut = vi.fn();
  let visible = false;
  const queue = createLayoutQueue(() => visible, layOut);
  queue.ask(0);
  vi.advanceTimersByTime(100);
  expect(layOut).not.toHaveBeenCalled();
  visible = true;
  expect([queue.catchUp(), queue.catchUp()]).toEqual([true, false]);
  vi.advanceTimersByTime(100);
  expect(layOut).toHaveBeenCalledTimes(1);
});
