import type { Milliseconds } from '../model/units.ts';

/** Three years: no command takes longer, and a clock that is off by more is broken. */
const MOST_MS = 1e11;

/** Whether something can take this long, or happen this long after the start of a command. */
export function isPossible(ms: Milliseconds): boolean {
  return ms >= 0 && ms <= MOST_MS;
}

/** A time, or null if the clock that gave it was set to another time meanwhile. */
export function possibleOrNull(ms: Milliseconds | null): Milliseconds | null {
  return ms !== null && isPossible(ms) ? ms : null;
}

/** The end of something that started at `startMs`; null if it is not known. */
export function endAfter(startMs: Milliseconds | null, endMs: Milliseconds | null): Milliseconds | null {
  const end = possibleOrNull(endMs);
  return end !== null && startMs !== null && end < startMs ? null : end;
}
