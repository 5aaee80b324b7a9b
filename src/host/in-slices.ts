import { setImmediate as nextTurn } from 'node:timers/promises';

/** Long enough to get somewhere, short enough that nobody who types notices. */
const SLICE_MS = 8;

/** Works through the steps a little at a time, so that the others on this thread get their turns. false: aborted. */
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
