import type { Milliseconds } from '../model/units.ts';
import type { RowUnit } from './row-units.ts';
import type { Span } from './spans.ts';

export interface CriticalPath {
  /** Units from the first to the last. */
  readonly path: readonly number[];
  readonly slackMs: readonly (Milliseconds | null)[];
}

/** The chain that decided when the build was over: from the last end back, always to the dependency that was done last. */
export function criticalPathOf(units: readonly RowUnit[], spans: readonly (readonly Span[])[]): CriticalPath {
  const endOf = spans.map((list) => list.reduce((end, span) => Math.max(end, span.endMs), -1));
  const startOf = spans.map((list, id) => list[0]?.startMs ?? endOf[id] ?? -1);
  let last = -1;
  for (const [id, unit] of units.entries())
    if (unit.kind !== 'run' && (endOf[id] ?? -1) > (endOf[last] ?? -1)) last = id;

  const path: number[] = [];
  const seen = new Set<number>();
  for (let at = last; at >= 0 && !seen.has(at); ) {
    seen.add(at);
    path.push(at);
    let next = -1;
    for (const dep of units[at]?.deps ?? []) if ((endOf[dep] ?? -1) > (endOf[next] ?? -1)) next = dep;
    at = next;
  }
  path.reverse();

  const latestEnd = new Float64Array(units.length).fill(endOf[last] ?? 0);
  for (const id of dependentsFirst(units)) {
    const latestStart = (latestEnd[id] ?? 0) - ((endOf[id] ?? 0) - (startOf[id] ?? 0));
    if ((endOf[id] ?? -1) < 0) continue;
    for (const dep of units[id]?.deps ?? []) latestEnd[dep] = Math.min(latestEnd[dep] ?? 0, latestStart);
  }
  return {
    path: path.filter((id) => (spans[id] ?? []).length > 0),
    slackMs: endOf.map((end, id) => (end < 0 ? null : Math.max(0, (latestEnd[id] ?? end) - end))),
  };
}

/** Every unit before those that it needs. */
function dependentsFirst(units: readonly RowUnit[]): number[] {
  const waiting = new Int32Array(units.length);
  for (const unit of units) for (const dep of unit.deps) waiting[dep] = (waiting[dep] ?? 0) + 1;
  const order: number[] = [];
  for (const id of units.keys()) if (waiting[id] === 0) order.push(id);
  for (let next = 0; next < order.length; next++)
    for (const dep of units[order[next] ?? 0]?.deps ?? []) {
      waiting[dep] = (waiting[dep] ?? 0) - 1;
      if (waiting[dep] === 0) order.push(dep);
    }
  return order;
}
