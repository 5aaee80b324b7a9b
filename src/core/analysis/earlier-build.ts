import type { BuildTrace } from '../model/trace.ts';
import type { Milliseconds } from '../model/units.ts';
import { plainPath } from './build-ids.ts';
import { type PackageNode, packageGraph } from './package-graph.ts';
import { measureParallelism } from './parallelism.ts';
import { scheduleWork } from './schedule.ts';
import { measureTimes } from './times.ts';
import { readCommand } from './why-command.ts';

/** What an earlier trace says about how long things take. */
export interface EarlierBuild {
  /** Own time of what it compiled and linked: `build fmt`, `link ex.com/app`. */
  readonly work: ReadonlyMap<string, Milliseconds>;
  /** What else the command took: go loads packages and looks into its cache; null when it did not end well. */
  readonly besideMs: Milliseconds | null;
  /** How many of go's actions ran at the same time, at most. */
  readonly workers: number;
  /** go's version, platform and the flags that change what a compile costs. */
  readonly likeness: string;
}

export function readEarlierBuild(trace: BuildTrace): EarlierBuild {
  const work = new Map<string, Milliseconds>();
  const { nodes } = packageGraph(trace);
  const timed = nodes.map((node) => {
    const isWork = node.outcome === 'miss' && (node.kind === 'package' || node.kind === 'link');
    const ms = isWork ? node.ownMs : 0;
    const mode = node.kind === 'link' ? 'link' : 'build';
    if (ms > 0) work.set(`${mode} ${plainPath(node.package)}`, aloneMs(node));
    return { id: node.id, deps: node.deps, ms, priority: trace.actions[node.main]?.priority ?? -node.id };
  });
  const workers = Math.max(1, measureParallelism(trace).maxRunning);
  const isWhole = trace.exitCode === 0 && !trace.interrupted && !trace.provisional && !trace.dryRun;
  const span = isWhole ? measureTimes(trace).buildMs - scheduleWork(timed, workers) : null;
  return { work, besideMs: span === null ? null : Math.max(0, span), workers, likeness: likenessOf(trace) };
}

/**
 * What it takes when nothing else wants the machine: a compile that was given less processor time than it
 * took by the clock stood in a queue, and next time the queue is another one.
 */
function aloneMs({ ownMs, cpuMs }: PackageNode): Milliseconds {
  return cpuMs > 0 ? Math.min(ownMs, cpuMs) : ownMs;
}

export function likenessOf({ command, go }: BuildTrace): string {
  const { flags } = readCommand(command.argv, command.goflags);
  return [
    ...[go.version, go.goos, go.goarch],
    ...['race', 'msan', 'asan', 'cover', 'gcflags', 'N', 'toolexec'].map((name) => flags.get(name) ?? ''),
  ].join('\n');
}
