import { expect, test } from 'vitest';
import { lazy } from '../../../src/host/lazy.ts';

/** A part that loads when the test tells it to. */
function part() {
  const loads: PromiseWithResolvers[] = [];
  let disposed = 0;
  const loader = lazy(() => {
    const { promise, ...ends } = withResolvers();
    loads.push({ promise, ...ends });
    return promise.then(() => ({ dispose: () => void disposed++ }));
  });
  return { loader, loads, disposed: () => disposed };
}

interface PromiseWithResolvers {
  readonly promise: Promise<void>;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

function withResolvers(): PromiseWithResolvers {
  let ends: Omit<PromiseWithResolvers, 'promise'> | null = null;
  const promise = new Promise<void>((resolve, reject) => {
    ends = { resolve, reject };
  });
  if (ends === null) throw new Error('A promise calls at once.');
  return { promise, ...(ends as Omit<PromiseWithResolvers, 'promise'>) };
}

test('a part that is requested twice at once is loaded once, and an unused one never', async () => {
  const { loader, loads, disposed } = part();
  expect(loads).toHaveLength(0);
  const both = [loader(), loader()];
  loads[0]?.resolve();
  const [one, other] = await Promise.all(both);
  expect(other).toBe(one);
  expect(await loader()).toBe(one);
  expect(loads).toHaveLength(1);
  loader.dispose();
  expect(disposed()).toBe(1);
});

test('a part that is loaded after its window closed is disposed at once', async () => {
  const { loader, loads, disposed } = part();
  const asked = loader();
  loader.dispose();
  expect(disposed()).toBe(0);
  loads[0]?.resolve();
  await asked;
  expect(disposed()).toBe(1);
});

test('a part that could not be loaded is tried again on the next request', async () => {
  const { loader, loads } = part();
  const asked = loader();
  loads[0]?.reject(new Error('too many open files'));
  await expect(asked).rejects.toThrow('too many open files');
  const again = loader();
  loads[1]?.resolve();
  await expect(again).resolves.toHaveProperty('dispose');
});
