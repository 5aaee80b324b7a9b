import { expect, test, vi } from 'vitest';
import type { Services } from '../../../src/host/services.ts';

vi.mock('vscode', () => ({
  Disposable: class {
    readonly dispose: () => void;
    constructor(dispose: () => void) {
      this.dispose = dispose;
    }
  },
}));

// The files of a worker share modules, and those loaded before have another file's editor.
vi.resetModules();
const { stoppable } = await import('../../../src/host/stoppable.ts');

function window() {
  const listeners = new Set<() => void>();
  const cancel = {
    onCancellationRequested: (listener: () => void) => {
      listeners.add(listener);
      return { dispose: () => void listeners.delete(listener) };
    },
  } as unknown as Parameters<typeof stoppable>[0];
  const services = { context: { subscriptions: [] } } as unknown as Services;
  return { listeners, cancel, services, subscriptions: services.context.subscriptions };
}

test('Cancel and the end of the window stop the work', async () => {
  for (const end of ['cancel', 'window'] as const) {
    const { listeners, cancel, services, subscriptions } = window();
    const stopped = await stoppable(cancel, services, async (signal) => {
      if (end === 'cancel') for (const listener of listeners) listener();
      else subscriptions[0]?.dispose();
      return signal.aborted;
    });
    expect(stopped).toBe(true);
  }
});

test('nothing is left behind, also when the work fails', async () => {
  const { listeners, cancel, services, subscriptions } = window();
  await stoppable(cancel, services, async () => 'done');
  await expect(stoppable(cancel, services, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect([listeners.size, subscriptions.length]).toEqual([0, 0]);
});
