import type { Action } from '../model/trace.ts';
import type { Milliseconds } from '../model/units.ts';

export interface Span {
  readonly startMs: Milliseconds;
  readonly endMs: Milliseconds;
}

/** When a worker was busy with one of these actions; what follows at once is one span. */
export function workSpans(actions: readonly Action[]): readonly Span[] {
  const spans: Span[] = [];
  for (const action of actions) {
    if (action.startMs === null || action.endMs === null || action.endMs < action.startMs) continue;
    spans.push({ startMs: action.startMs, endMs: action.endMs });
  }
  if (spans.length < 2) return spans;
  spans.sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs);
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    // Two at the same time are two workers' spans; half a millisecond is go handing over.
    if (last !== undefined && span.startMs >= last.endMs && span.startMs - last.endMs < 0.5)
      joined[joined.length - 1] = { startMs: last.startMs, endMs: span.endMs };
    else joined.push(span);
  }
  return joined;
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
