import { expect, test } from 'vitest';
import { readyFor } from '../../../../src/host/panel/ready-for.ts';

function page() {
  const listeners = new Set<() => void>();
  return {
    listeners,
    close: () => {
      for (const listener of listeners) listener();
    },
    onDidDispose: (listener: () => void) => {
      listeners.add(listener);
      return { dispose: () => listeners.delete(listener) };
    },
  };
}

test('a page that stays open gets its resource', async () => {
  const open = page();
  expect(await readyFor(open, Promise.resolve('parts'))).toBe('parts');
  expect(open.listeners.size).toBe(0);
});

test('a page that was closed meanwhile gets nothing', async () => {
  const closed = page();
  const closedFirst = Promise.resolve().then(() => {
    closed.close();
    return 'parts';
  });
  const ready = readyFor(closed, closedFirst);
  expect(await ready).toBeNull();
  expect(closed.listeners.size).toBe(0);
});

test('an error while preparing is reported, and the listener is removed', async () => {
  const open = page();
  await expect(readyFor(open, Promise.reject(new Error('no page')))).rejects.toThrow('no page');
  expect(open.listeners.size).toBe(0);
});
