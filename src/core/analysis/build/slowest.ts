import type { BuildTrace } from '../../model/trace.ts';
import type { Milliseconds } from '../../model/units.ts';
import { type PackageNode, packageGraph } from './package-graph.ts';

export interface SlowStep {
  /** Id of its node in the package graph. */
  readonly node: number;
  readonly package: string;
  /** go's word for its main action. */
  readonly mode: string;
  readonly ms: Milliseconds;
}

/** Completed work by working time, longest first. The program itself is not go's work. */
export function slowestSteps(trace: BuildTrace, limit = Number.POSITIVE_INFINITY): readonly SlowStep[] {
  return packageGraph(trace)
    .nodes.filter((node) => node.kind !== 'run' && WORKED.has(node.outcome) && node.ownMs > 0)
    .sort(byOwnTime)
    .slice(0, limit)
    .map((node) => ({
      node: node.id,
      package: node.package,
      mode: trace.actions[node.main]?.mode ?? '',
      ms: node.ownMs,
    }));
}

const WORKED: ReadonlySet<string> = new Set(['miss', 'failed', 'unknown']);

function byOwnTime(a: PackageNode, b: PackageNode): number {
  return b.ownMs - a.ownMs || a.id - b.id;
}

export interface ModuleTime {
  /** Module path, `std`, or null if the module is not known. */
  readonly module: string | null;
  readonly ms: Milliseconds;
  /** Packages, links, vets and tests that were done. */
  readonly steps: number;
}

/** The same by module, longest first. */
export function slowestModules(trace: BuildTrace): readonly ModuleTime[] {
  const sums = new Map<string | null, { ms: Milliseconds; steps: number }>();
  const { nodes } = packageGraph(trace);
  for (const step of slowestSteps(trace)) {
    const module = nodes[step.node]?.module ?? null;
    const sum = sums.get(module) ?? { ms: 0, steps: 0 };
    sum.ms += step.ms;
    sum.steps += 1;
    sums.set(module, sum);
  }
  return [...sums].map(([module, sum]) => ({ module, ...sum })).sort((a, b) => b.ms - a.ms);
}
