import type { Action } from '../../model/trace.ts';
import type { Milliseconds } from '../../model/units.ts';

interface Span {
  readonly startMs: Milliseconds;
  readonly endMs: Milliseconds;
}

/**
 * The time during which one of these was ready, every worker was busy, and none of them was being worked on.
 */
export function waitedMs(actions: readonly Action[]): Milliseconds {
  const waits: Span[] = [];
  const busy: Span[] = [];
  for (const { readyMs, startMs, endMs } of actions) {
    if (startMs === null) continue;
    if (readyMs !== null && startMs > readyMs) insert(waits, { startMs: readyMs, endMs: startMs });
    if (endMs !== null && endMs > startMs) insert(busy, { startMs, endMs });
  }
  if (waits.length === 0) return 0;
  if (actions.length === 1) return measure(waits);
  const worked = measure(busy);
  for (const span of busy) insert(waits, span);
  return measure(waits) - worked;
}

/** Keeps them sorted by start; usually the new one is the last. */
function insert(sorted: Span[], span: Span): void {
  let at = sorted.push(span) - 1;
  for (let before = sorted[at - 1]; before !== undefined; before = sorted[at - 1]) {
    if (before.startMs <= span.startMs) break;
    sorted[at] = before;
    at -= 1;
  }
  sorted[at] = span;
}

/** The length of the union. */
function measure(sorted: readonly Span[]): Milliseconds {
  let total = 0;
  let until = Number.NEGATIVE_INFINITY;
  for (const { startMs, endMs } of sorted) {
    total += Math.max(0, endMs - Math.max(startMs, until));
    until = Math.max(until, endMs);
  }
  return total;
}
