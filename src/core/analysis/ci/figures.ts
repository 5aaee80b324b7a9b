import type { BuildRow } from '../../model/build-row.ts';
import type { Bytes, Milliseconds } from '../../model/units.ts';

/** What gates and summaries measure of a build. None of it depends on how busy the machine was, but the times. */
export interface BuildFigures {
  /** Packages that were compiled or failed to compile. */
  readonly rebuilt: number;
  readonly packages: number;
  /** The share of packages from the cache, from 0 to 1; null if the build needed none. */
  readonly hitRate: number | null;
  readonly workMs: Milliseconds;
  readonly wallMs: Milliseconds;
  /** The packages whose tests ran, failed ones included, and whose results came from the cache. */
  readonly testsRun: number;
  readonly testsCached: number;
  /** The programs by package; null for the size of one that was gone. */
  readonly binaries: ReadonlyMap<string, Bytes | null>;
}

export function figuresOf({ packages, tests, workMs, wallMs, binaries }: BuildRow): BuildFigures {
  const rebuilt = packages.misses + packages.failed;
  const all = rebuilt + packages.hits;
  return {
    rebuilt,
    packages: all,
    hitRate: all === 0 ? null : packages.hits / all,
    workMs,
    wallMs,
    testsRun: tests.done,
    testsCached: tests.cached,
    binaries: new Map(binaries.map((one) => [one.package, one.sizeBytes])),
  };
}
