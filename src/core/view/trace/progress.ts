import type { RowLabel } from '../../model/row-label.ts';
import type { Milliseconds } from '../../model/units.ts';

/** A package that is compiled, or another step that a reader would name. */
export interface Work {
  readonly label: RowLabel;
  readonly isPackage: boolean;
  readonly startMs: Milliseconds;
  /** null: it still goes on. */
  readonly endMs: Milliseconds | null;
}

/** `compiled 12 · now net/http 1.2 s`. */
export interface RunningProgress {
  readonly compiled: number;
  /** What has been in work for longest. */
  readonly now: { readonly label: RowLabel; readonly ms: Milliseconds } | null;
}

/** What can be said while go works. No totals: go tells them only at the end. */
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
