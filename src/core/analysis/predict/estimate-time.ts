import type { BuildTrace } from '../../model/trace.ts';
import type { Milliseconds } from '../../model/units.ts';
import { packageGraph } from '../build/package-graph.ts';
import { scheduleWork } from '../build/schedule.ts';
import type { TimesKnown } from './earlier-builds.ts';

/** How long the command will take by the clock, tests and program left out. */
export interface WallEstimate {
  /** When no importer has to be compiled, because the outputs of what changed stay as they were. */
  readonly leastMs: Milliseconds;
  /** When every importer is compiled. */
  readonly mostMs: Milliseconds;
  /** By how outputs changed in earlier traces; null when these do not say. */
  readonly likelyMs: Milliseconds | null;
  /** Of `mostMs`, what any number of workers would take for compiling and linking. */
  readonly criticalMs: Milliseconds;
  /** Of each, what is neither compiling nor linking. */
  readonly besideMs: Milliseconds;
  readonly workers: number;
  /** Earlier traces of the same command that this is from. */
  readonly builds: number;
}

/** Actions of the dry run, by id, and how long each takes. */
export type WorkTimes = ReadonlyMap<number, Milliseconds>;

/** null when this command was never traced to its end: then nobody knows what it takes beside the work. */
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
    ms: times.get(main) ?? 0,
    priority: trace.actions[main]?.priority ?? -id,
  }));
}
