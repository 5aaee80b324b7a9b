import type { BuildTrace, Outcome } from '../../model/trace.ts';
import { type PackageNodeKind, packageGraph } from './package-graph.ts';

/**
 * Packages by variant: a test variant is a package of its own. Links, vets and tests are counted separately.
 */
export interface CacheSummary {
  /** hits + misses + failed + notRun + unknown. */
  readonly packages: number;
  /** Packages that came from the cache. */
  readonly hits: number;
  /** Packages with a successful compile command; under `-n`, those that would be compiled. */
  readonly misses: number;
  readonly failed: number;
  readonly notRun: number;
  readonly unknown: number;
  /** hits / (hits + misses); null if there are neither. */
  readonly hitRate: number | null;
  readonly linked: number;
  /** Programs that were up to date, or not needed because the test's result was cached. */
  readonly linksFromCache: number;
  readonly linksFailed: number;
  readonly vetted: number;
  readonly vetsFromCache: number;
  readonly vetsFailed: number;
  readonly testsRun: number;
  readonly testsCached: number;
  readonly testsFailed: number;
  /** Nothing was compiled, linked, vetted or tested again, nothing failed, and nothing is unknown. */
  readonly everythingCached: boolean;
}

export function summarizeCache(trace: BuildTrace): CacheSummary {
  const count = countOutcomes(trace);
  const of = (kind: PackageNodeKind, outcome: Outcome): number => count.get(`${kind} ${outcome}`) ?? 0;
  const hits = of('package', 'hit');
  const misses = of('package', 'miss');
  const failed = of('package', 'failed');
  const notRun = of('package', 'notRun');
  const unknown = of('package', 'unknown');
  const summary = {
    packages: hits + misses + failed + notRun + unknown,
    hits,
    misses,
    failed,
    notRun,
    unknown,
    hitRate: hits + misses === 0 ? null : hits / (hits + misses),
    linked: of('link', 'miss'),
    linksFromCache: of('link', 'hit') + of('link', 'notNeeded'),
    linksFailed: of('link', 'failed'),
    vetted: of('vet', 'miss'),
    vetsFromCache: of('vet', 'hit'),
    vetsFailed: of('vet', 'failed'),
    testsRun: of('test', 'miss') + of('test', 'failed'),
    testsCached: of('test', 'hit'),
    testsFailed: of('test', 'failed'),
  };
  const undone = [...count].some(([key]) => !/ (hit|notNeeded)$/.test(key) && !key.startsWith('run '));
  return { ...summary, everythingCached: hits > 0 && !undone };
}

function countOutcomes(trace: BuildTrace): ReadonlyMap<string, number> {
  const count = new Map<string, number>();
  for (const node of packageGraph(trace).nodes) {
    const key = `${node.kind} ${node.outcome}`;
    count.set(key, (count.get(key) ?? 0) + 1);
  }
  return count;
}
