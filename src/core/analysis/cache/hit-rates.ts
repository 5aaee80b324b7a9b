import { sameCommandAs } from '../../go/same-command.ts';
import type { BuildRow } from '../../model/build-row.ts';
import type { Reason } from '../../model/reasons.ts';
import type { Milliseconds } from '../../model/units.ts';

type RowCause = NonNullable<BuildRow['causes']>[number];

/** How often a command found its packages in the cache. */
export interface CommandHitRate {
  /** Of its newest run. */
  readonly argv: readonly string[];
  readonly directory: string;
  /** Oldest first; runs that needed no package are left out. */
  readonly runs: readonly HitRateRun[];
  /** Of all its packages: from the cache, of those from the cache or compiled. */
  readonly rate: number;
  /** What kept it below 1, the most packages first. */
  readonly causes: readonly HitRateCause[];
  /** Packages that were compiled without a known cause. */
  readonly unexplained: number;
}

export interface HitRateRun {
  readonly startedAt: string;
  readonly hits: number;
  readonly misses: number;
}

/** One kind of change, over all runs of a command. */
export interface HitRateCause {
  /** What changed the last time. */
  readonly reasons: readonly Reason[];
  /** The package that changed; null for a change of the whole build. */
  readonly importPath: string | null;
  readonly runs: number;
  readonly packages: number;
  readonly workMs: Milliseconds;
}

/**
 * Commands by their last run, newest first. A build that failed, was interrupted or was only printed (`-n`) is left
 * out: it did not need all its packages.
 */
export function hitRates(rows: readonly BuildRow[]): readonly CommandHitRate[] {
  const groups: { isSame: (row: BuildRow) => boolean; rows: BuildRow[] }[] = [];
  const counting = rows.filter(counts).sort((a, b) => (a.id < b.id ? 1 : -1));
  for (const row of counting) {
    const group = groups.find(({ isSame }) => isSame(row));
    if (group !== undefined) group.rows.push(row);
    else groups.push({ isSame: sameCommandAs(row), rows: [row] });
  }
  return groups.flatMap(({ rows: own }) => rateOf(own.reverse()) ?? []);
}

function counts({ exitCode, interrupted, dryRun, packages, tests }: BuildRow): boolean {
  const isBuilt = exitCode === 0 || tests.done > 0;
  return isBuilt && !interrupted && !dryRun && packages.failed === 0 && packages.hits + packages.misses > 0;
}

/** Oldest first. */
function rateOf(rows: readonly BuildRow[]): CommandHitRate | null {
  const newest = rows.at(-1);
  if (newest === undefined) return null;
  const runs = rows.map(({ startedAt, packages: { hits, misses } }) => ({ startedAt, hits, misses }));
  const hits = runs.reduce((sum, run) => sum + run.hits, 0);
  const misses = runs.reduce((sum, run) => sum + run.misses, 0);
  const causes = causesOf(rows);
  const explained = rows.reduce((sum, row) => sum + explainedIn(row), 0);
  return {
    argv: newest.argv,
    directory: newest.directory,
    runs,
    rate: hits / (hits + misses),
    causes,
    unexplained: Math.max(0, misses - explained),
  };
}

/** A package may have several causes. */
function explainedIn({ causes, packages: { misses } }: BuildRow): number {
  const sum = (causes ?? []).reduce((all, cause) => all + cause.rebuiltPackages, 0);
  return Math.min(misses, sum);
}

function causesOf(rows: readonly BuildRow[]): readonly HitRateCause[] {
  const merged = new Map<string, { causes: RowCause[]; runs: Set<string> }>();
  for (const row of rows)
    for (const cause of row.causes ?? []) {
      if (cause.rebuiltPackages === 0) continue;
      const key = keyOf(cause);
      const known = merged.get(key) ?? { causes: [], runs: new Set<string>() };
      known.causes.push(cause);
      known.runs.add(row.id);
      merged.set(key, known);
    }
  return [...merged.values()]
    .flatMap(({ causes, runs }): readonly HitRateCause[] => {
      const last = causes.at(-1);
      if (last === undefined) return [];
      return [
        {
          reasons: last.reasons,
          importPath: last.importPath,
          runs: runs.size,
          packages: causes.reduce((sum, cause) => sum + cause.rebuiltPackages, 0),
          workMs: causes.reduce((sum, cause) => sum + cause.workMs, 0),
        },
      ];
    })
    .sort((a, b) => b.packages - a.packages || b.workMs - a.workMs);
}

/** The same kind of change in the same package, or of the same setting of the whole build. */
function keyOf({ importPath, reasons }: RowCause): string {
  const kinds = reasons.map(({ id, subject }) => (importPath === null ? `${id} ${subject}` : id));
  return JSON.stringify([importPath, [...new Set(kinds)].sort()]);
}
