import { packageGraph } from '../../analysis/build/package-graph.ts';
import type { BuildTrace } from '../../model/trace.ts';
import type { Milliseconds } from '../../model/units.ts';
import type { TimelineBar, TimelineView } from './trace-view.ts';

/** The maximum difference between two workers' clocks when one hands over to the other. */
const TOUCH_MS = 0.05;
const HANDOVER_MS = 0.5;

/** Packs the actions into as few lanes as there were busy workers. Deterministic. */
export function buildTimeline(
  trace: BuildTrace,
  criticalRows: ReadonlySet<number>,
  endMs: Milliseconds,
): TimelineView {
  const bars: TimelineBar[] = [];
  for (const node of packageGraph(trace).nodes) {
    // The program itself is not go's work.
    if (node.kind === 'run') continue;
    const critical = criticalRows.has(node.id);
    for (const id of node.actions) {
      const { startMs = null, endMs = null } = trace.actions[id] ?? {};
      if (startMs !== null && endMs !== null && endMs >= startMs)
        bars.push({ row: node.id, startMs, endMs, critical });
    }
  }
  // go's times have microseconds: an action that took less comes before one that begins in the same
  // microsecond.
  bars.sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs || a.row - b.row);

  const lanes: TimelineBar[][] = [];
  const freeAt: number[] = [];
  for (const bar of bars) {
    let lane = freeAt.findIndex((at) => at <= bar.startMs + TOUCH_MS);
    if (lane < 0) lane = freeAt.push(0) - 1;
    const startMs = Math.min(bar.endMs, Math.max(bar.startMs, freeAt[lane] ?? 0));
    freeAt[lane] = Math.max(bar.endMs, startMs);
    const bars = lanes[lane];
    const settled = startMs === bar.startMs ? bar : { ...bar, startMs };
    if (bars === undefined) lanes[lane] = [settled];
    else bars.push(settled);
  }
  return { endMs, lanes: lanes.map(joinNeighbors), idleShare: idleShare(lanes) };
}

/**
 * Consecutive actions of a package in a lane are one bar: gaps up to half a millisecond are go's own overhead.
 */
function joinNeighbors(lane: readonly TimelineBar[]): readonly TimelineBar[] {
  const joined: TimelineBar[] = [];
  for (const bar of lane) {
    const last = joined.at(-1);
    if (last?.row === bar.row && bar.startMs - last.endMs < HANDOVER_MS)
      joined[joined.length - 1] = { ...last, endMs: bar.endMs };
    else joined.push(bar);
  }
  return joined;
}

/** Between the first start and the last end. */
function idleShare(lanes: readonly (readonly TimelineBar[])[]): number | null {
  let from = Number.POSITIVE_INFINITY;
  let to = 0;
  let busy = 0;
  for (const lane of lanes)
    for (const bar of lane) {
      from = Math.min(from, bar.startMs);
      to = Math.max(to, bar.endMs);
      busy += bar.endMs - bar.startMs;
    }
  const whole = (to - from) * lanes.length;
  return whole > 0 ? Math.min(1, Math.max(0, 1 - busy / whole)) : null;
}
