import { isFlagOn, textFlag } from '../../go/command-line.ts';
import { readTracedLine } from '../../go/recorded-line.ts';
import { buildConfiguration } from '../../go/same-command.ts';
import type { BuildTrace } from '../../model/trace.ts';
import type { Milliseconds } from '../../model/units.ts';
import { plainPath } from '../build/build-ids.ts';
import { elapsedMs, isCFile, type PackageNode, packageGraph } from '../build/package-graph.ts';
import { measureParallelism } from '../build/parallelism.ts';
import { scheduleWork } from '../build/schedule.ts';
import { measureTimes } from '../build/times.ts';

/** What an earlier trace shows about durations. */
export interface EarlierBuild {
  /** What it compiled and linked: `build fmt`, `link ex.com/app`. */
  readonly work: ReadonlyMap<string, WorkTime>;
  /**
   * Wall time divided by processor time: 3 if the machine was busy with other work, below 1 if it was idle
   * otherwise; null if nothing was compiled, or go reported no times.
   */
  readonly slowness: number | null;
  /**
   * The rest of the command's time: go loads packages and checks its cache; null if the command did not
   * succeed.
   */
  readonly besideMs: Milliseconds | null;
  /** The maximum number of go's actions that ran at the same time. */
  readonly workers: number;
  /** go's version, and the flags and environment that affect compile times. */
  readonly likeness: string;
}

export interface WorkTime {
  readonly ownMs: Milliseconds;
  /** 0 if go reported none. */
  readonly cpuMs: Milliseconds;
  /** The pieces of `ownMs` that go can run at the same time: since Go 1.26 each C file of a package. */
  readonly parts: readonly Milliseconds[];
}

export function readEarlierBuild(trace: BuildTrace): EarlierBuild {
  const work = new Map<string, WorkTime>();
  const { nodes } = packageGraph(trace);
  const timed = nodes.map((node) => {
    const isWork = node.outcome === 'miss' && (node.kind === 'package' || node.kind === 'link');
    const ms = isWork ? node.ownMs : 0;
    const mode = node.kind === 'link' ? 'link' : 'build';
    const parts = ms > 0 ? partsOf(trace, node) : [];
    if (ms > 0) work.set(`${mode} ${plainPath(node.package)}`, { ownMs: ms, cpuMs: node.cpuMs, parts });
    const priority = trace.actions[node.main]?.priority ?? -node.id;
    return { id: node.id, deps: node.deps, ms, parts, priority };
  });
  const workers = Math.max(1, measureParallelism(trace).maxRunning);
  const isWhole = trace.exitCode === 0 && !trace.interrupted && !trace.provisional && !trace.dryRun;
  const besideMs = isWhole
    ? Math.max(firstStart(trace), measureTimes(trace).buildMs - scheduleWork(timed, workers))
    : null;
  return { work, slowness: slownessOf([...work.values()]), besideMs, workers, likeness: likenessOf(trace) };
}

function partsOf(trace: BuildTrace, { actions }: PackageNode): readonly Milliseconds[] {
  return actions.flatMap((id) => {
    const action = trace.actions[id];
    return action !== undefined && isCFile(action) ? elapsedMs(action) : [];
  });
}

/** Until then go loads packages. */
function firstStart({ actions }: BuildTrace): Milliseconds {
  const starts = actions.flatMap(({ startMs }) => startMs ?? []);
  return starts.reduce((least, ms) => Math.min(least, ms), starts[0] ?? 0);
}

/** Less work than this says nothing about the machine. */
const ENOUGH_MS = 50;

function slownessOf(work: readonly WorkTime[]): number | null {
  const timed = work.filter(({ cpuMs }) => cpuMs > 0);
  const cpuMs = timed.reduce((sum, one) => sum + one.cpuMs, 0);
  return cpuMs < ENOUGH_MS ? null : timed.reduce((sum, one) => sum + one.ownMs, 0) / cpuMs;
}

export function likenessOf(trace: BuildTrace): string {
  const line = readTracedLine(trace);
  const { go } = trace;
  return [
    go.version,
    ...Object.entries(buildConfiguration(trace)).map(([name, value]) => `${name}=${value}`),
    ...['race', 'msan', 'asan', 'cover'].map((name) => (isFlagOn(line, name) ? name : '')),
    ...['gcflags', 'toolexec'].map((name) => textFlag(line, name) ?? ''),
  ].join('\n');
}
