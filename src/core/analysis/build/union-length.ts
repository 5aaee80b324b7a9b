import type { Milliseconds } from '../../model/units.ts';

export interface Span {
  readonly startMs: Milliseconds;
  readonly endMs: Milliseconds;
}

/** The length of the union of spans, which are sorted by start. */
export function unionLength(sorted: readonly Span[]): Milliseconds {
  let total = 0;
  let until = Number.NEGATIVE_INFINITY;
  for (const { startMs, endMs } of sorted) {
    total += Math.max(0, endMs - Math.max(startMs, until));
    until = Math.max(until, endMs);
  }
  return total;
}
