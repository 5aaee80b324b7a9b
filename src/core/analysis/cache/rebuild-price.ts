import type { BuildRow } from '../../model/build-row.ts';
import type { Milliseconds } from '../../model/units.ts';

/** What it takes to do work again, as far as it was measured. */
export interface RebuildPrice {
  /** How many packages would be compiled, or tests run, again. */
  readonly steps: number;
  /** Of them, how many this user's builds have measured. */
  readonly timed: number;
  /** The work of those, one after the other. */
  readonly workMs: Milliseconds;
  /** The same with as many at a time as in the user's larger builds; null without one. */
  readonly elapsedMs: Milliseconds | null;
}

/** A build with fewer compiled packages says little about how many run at a time. */
const LARGE_BUILD = 10;

/** The price of compiling these packages (`package`) or running these tests (`test`): one entry for each time. */
export function rebuildPrice(
  kind: 'package' | 'test',
  importPaths: readonly string[],
  rows: readonly BuildRow[],
): RebuildPrice {
  const measured = new Map<string, number[]>();
  for (const { done } of rows)
    for (const one of done) {
      if (one.kind !== kind || one.failed || one.workMs <= 0) continue;
      const path = one.package.replace(/ \[.*$/, '');
      const known = measured.get(path);
      if (known === undefined) measured.set(path, [one.workMs]);
      else known.push(one.workMs);
    }
  let timed = 0;
  let workMs = 0;
  for (const path of importPaths) {
    const times = measured.get(path);
    if (times === undefined) continue;
    timed++;
    workMs += median(times);
  }
  const parallel = rows
    .filter(({ packages, buildMs }) => packages.misses >= LARGE_BUILD && buildMs > 0)
    .map((row) => Math.max(1, row.workMs / row.buildMs));
  const elapsedMs = parallel.length === 0 || timed === 0 ? null : workMs / median(parallel);
  return { steps: importPaths.length, timed, workMs, elapsedMs };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle - 0.5)] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}
