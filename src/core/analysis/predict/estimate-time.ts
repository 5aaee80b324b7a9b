import type { BuildTrace } from '../../model/trace.ts';
import type { Milliseconds } from '../../model/units.ts';
import { packageGraph } from '../build/package-graph.ts';
import { scheduleWork, type WorkNode } from '../build/schedule.ts';
import type { TimesKnown } from './earlier-builds.ts';

/** The wall time of the command, without tests and its program. */
export interface WallEstimate {
  /** If no importer has to be compiled, because the changed packages keep their outputs. */
  readonly leastMs: Milliseconds;
  /** If every importer is compiled. */
  readonly mostMs: Milliseconds;
  /** Based on how outputs changed in earlier traces; null if they do not show it. */
  readonly likelyMs: Milliseconds | null;
  /** The compile and link part of `mostMs` with unlimited workers. */
  readonly criticalMs: Milliseconds;
  /** The part of each that is neither compiling nor linking. */
  readonly besideMs: Milliseconds;
  readonly workers: number;
  /** The number of earlier traces of the same command that this is based on. */
  readonly builds: number;
}

/** The actions of the dry run by ID, how long each takes, and the pieces of it that can run at the same time. */
export type WorkTimes = ReadonlyMap<number, Required<Pick<WorkNode, 'ms' | 'parts'>>>;

/** null if this command was never traced to its end, because its other time is not known then. */
export function estimateTime(
  trace: BuildTrace,
  sets: { readonly least: WorkTimes; readonly most: WorkTimes; readonly likely: WorkTimes | null },
  { besideMs, workers, builds }: TimesKnown,
  mostWorkers: number | null,
): WallEstimate | null {
  if (besideMs === null || workers === null) return null;
  const count = Math.min(workers, mostWorkers ?? workers);
  const wall = (set: WorkTimes, by = count): Milliseconds => scheduleWork(workNodes(trace, set), by);
  return {
    leastMs: besideMs + wall(sets.least),
    mostMs: besideMs + wall(sets.most),
    likelyMs: sets.likely === null ? null : besideMs + wall(sets.likely),
    criticalMs: wall(sets.most, Number.POSITIVE_INFINITY),
    besideMs,
    workers: count,
    builds,
  };
}

function workNodes(trace: BuildTrace, times: WorkTimes) {
  return packageGraph(trace).nodes.map(({ id, deps, main }) => ({
    id,
    deps,
    ...(times.get(main) ?? { ms: 0 }),
    priority: trace.actions[main]?.priority ?? -id,
  }));
}
