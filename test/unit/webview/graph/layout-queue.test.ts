import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLayoutQueue } from '../../../../webview/graph/layout-queue.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('only the last of several requests in a row is laid out', () => {
  const layOut = vi.fn();
  const queue = createLayoutQueue(() => true, layOut);
  queue.ask(20);
  queue.ask(0);
  queue.ask(20);
  vi.advanceTimersByTime(100);
  expect(layOut).toHaveBeenCalledTimes(1);
  expect(queue.catchUp()).toBe(false);
});

test('a request while the graph is hidden is laid out later, once', () => {
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
