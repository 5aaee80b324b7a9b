import type { RowLabel } from '../../model/row-label.ts';
import type { Milliseconds } from '../../model/units.ts';

/** A package being compiled, or another step worth naming. */
export interface Work {
  readonly label: RowLabel;
  readonly isPackage: boolean;
  readonly startMs: Milliseconds;
  /** null: it is still running. */
  readonly endMs: Milliseconds | null;
}

/** `compiled 12 · now net/http 1.2 s`. */
export interface RunningProgress {
  readonly compiled: number;
  /** The step that has been running for the longest time. */
  readonly now: { readonly label: RowLabel; readonly ms: Milliseconds } | null;
}

/** The progress while go works. There are no totals, because go reports them only at the end. */
export function progressOf(work: Iterable<Work>, nowMs: Milliseconds): RunningProgress {
  let compiled = 0;
  let longest: Work | null = null;
  for (const one of work) {
    if (one.endMs !== null) compiled += one.isPackage ? 1 : 0;
    else if (longest === null || one.startMs < longest.startMs) longest = one;
  }
  const now = longest && { label: longest.label, ms: Math.max(0, nowMs - longest.startMs) };
  return { compiled, now };
}
