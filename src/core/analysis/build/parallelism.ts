import type { BuildTrace } from '../../model/trace.ts';
import type { Milliseconds } from '../../model/units.ts';

export interface Parallelism {
  /** The number of actions being worked on, from `atMs` until the next step. */
  readonly steps: readonly { readonly atMs: Milliseconds; readonly running: number }[];
  readonly maxRunning: number;
  /** The mean from the first start to the last end; null if go reported no times. */
  readonly averageRunning: number | null;
  /** The sum of all working times. */
  readonly workMs: Milliseconds;
}

/** How many of go's actions ran at the same time, without the program under `go run`. */
export function measureParallelism(trace: BuildTrace): Parallelism {
  const edges: { at: Milliseconds; change: 1 | -1 }[] = [];
  let workMs = 0;
  for (const { stage, startMs, endMs } of trace.actions) {
    if (stage === 'run' || startMs === null || endMs === null || endMs <= startMs) continue;
    edges.push({ at: startMs, change: 1 }, { at: endMs, change: -1 });
    workMs += endMs - startMs;
  }
  // At equal times, ends come before starts.
  edges.sort((a, b) => a.at - b.at || a.change - b.change);
  const steps: { atMs: Milliseconds; running: number }[] = [];
  let running = 0;
  let maxRunning = 0;
  for (const { at, change } of edges) {
    running += change;
    maxRunning = Math.max(maxRunning, running);
    const before = steps.at(-1);
    if (before?.atMs === at) before.running = running;
    else steps.push({ atMs: at, running });
  }
  const span = (edges.at(-1)?.at ?? 0) - (edges[0]?.at ?? 0);
  return { steps, maxRunning, averageRunning: span > 0 ? workMs / span : null, workMs };
}
