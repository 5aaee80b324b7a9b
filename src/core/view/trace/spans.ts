import type { Action } from '../../model/trace.ts';
import type { Milliseconds } from '../../model/units.ts';

interface Span {
  readonly startMs: Milliseconds;
  readonly endMs: Milliseconds;
}

/** Time in which one of these was ready, every worker was busy, and nobody worked on any of them. */
export function waitedMs(actions: readonly Action[]): Milliseconds {
  const waits: Span[] = [];
  const busy: Span[] = [];
  for (const { readyMs, startMs, endMs } of actions) {
    if (startMs === null) continue;
    if (readyMs !== null && startMs > readyMs) waits.push({ startMs: readyMs, endMs: startMs });
    if (endMs !== null && endMs > startMs) busy.push({ startMs, endMs });
  }
  if (waits.length === 0) return 0;
  return actions.length === 1 ? measure(waits) : measure([...waits, ...busy]) - measure(busy);
}

/** Length of the union. */
function measure(spans: readonly Span[]): Milliseconds {
  const sorted = [...spans].sort((a, b) => a.startMs - b.startMs);
  let total = 0;
  let until = Number.NEGATIVE_INFINITY;
  for (const { startMs, endMs } of sorted) {
    total += Math.max(0, endMs - Math.max(startMs, until));
    until = Math.max(until, endMs);
  }
  return total;
}
