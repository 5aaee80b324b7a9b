import { type Span, unionLength } from '../../analysis/build/union-length.ts';
import type { Action } from '../../model/trace.ts';
import type { Milliseconds } from '../../model/units.ts';

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
  if (actions.length === 1) return unionLength(waits);
  const worked = unionLength(busy);
  for (const span of busy) insert(waits, span);
  return unionLength(waits) - worked;
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
