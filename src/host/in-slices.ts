import { setImmediate as nextTurn } from 'node:timers/promises';

/** Long enough to make progress, short enough not to disturb typing. */
const SLICE_MS = 8;

/** Works through the steps in slices, so that other work on this thread gets its turn. false: aborted. */
export async function inSlices(steps: Iterator<void>, signal: AbortSignal): Promise<boolean> {
  for (;;) {
    const end = performance.now() + SLICE_MS;
    do {
      if (signal.aborted) return false;
      if (steps.next().done === true) return true;
    } while (performance.now() < end);
    await nextTurn();
  }
}
