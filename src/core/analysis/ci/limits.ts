import type { BuildRow } from '../../model/build-row.ts';
import type { Bytes, Milliseconds } from '../../model/units.ts';
import { type BuildFigures, figuresOf } from './figures.ts';

type RowCause = NonNullable<BuildRow['causes']>[number];

/** What a build may cost. Absent: no limit. */
export interface Limits {
  readonly maxRebuilt?: number;
  readonly maxWorkMs?: Milliseconds;
  /** From 0 to 1. */
  readonly minHitRate?: number;
  /** Of every program. */
  readonly maxBinaryBytes?: Bytes;
  /** Of single programs, by package. */
  readonly maxBytesOf?: ReadonlyMap<string, Bytes>;
  /** How much larger a program may be than in the baseline: 0.02 for 2 %. */
  readonly maxGrowth?: number;
}

export type CheckedFigure = 'rebuilt' | 'work' | 'hitRate' | 'binary';

/** A limit, and what the build had. */
export interface Check {
  readonly figure: CheckedFigure;
  /** The package of a program; null for figures of the whole build. */
  readonly program: string | null;
  readonly limit: number;
  /** null if it is not known. */
  readonly actual: number | null;
  /** Whether it keeps the limit. What is not known does not. */
  readonly kept: boolean;
  /** What is responsible if it does not, the largest first; empty for programs, and if the causes are not known. */
  readonly causes: readonly RowCause[];
}

/** Every limit that applies to a build. `baseline`: what `maxGrowth` is measured against. */
export function checkLimits(row: BuildRow, limits: Limits, baseline: BuildRow | null): readonly Check[] {
  const figures = figuresOf(row);
  const { maxRebuilt, maxWorkMs, minHitRate } = limits;
  const byPackages = rankedCauses(row, (cause) => cause.rebuiltPackages);
  const checks: Check[] = [];
  if (maxRebuilt !== undefined)
    checks.push(atMost('rebuilt', maxRebuilt, figures.rebuilt, { causes: byPackages }));
  if (maxWorkMs !== undefined)
    checks.push(
      atMost('work', maxWorkMs, figures.workMs, { causes: rankedCauses(row, (cause) => cause.workMs) }),
    );
  if (minHitRate !== undefined && figures.hitRate !== null) {
    const kept = figures.hitRate >= minHitRate;
    const causes = kept ? [] : byPackages;
    checks.push({
      figure: 'hitRate',
      program: null,
      limit: minHitRate,
      actual: figures.hitRate,
      kept,
      causes,
    });
  }
  return [...checks, ...binaryChecks(figures, limits, baseline)];
}

/** Each program by the strictest limit that it has; one with a limit that was not built has no size. */
function binaryChecks(
  { binaries }: BuildFigures,
  { maxBinaryBytes, maxBytesOf = new Map(), maxGrowth }: Limits,
  baseline: BuildRow | null,
): readonly Check[] {
  const before = baseline === null ? new Map<string, null>() : figuresOf(baseline).binaries;
  const programs = [...new Set([...binaries.keys(), ...maxBytesOf.keys()])].sort();
  return programs.flatMap((program) => {
    const size = before.get(program) ?? null;
    const limits = [
      maxBinaryBytes ?? [],
      maxBytesOf.get(program) ?? [],
      maxGrowth === undefined || size === null ? [] : Math.floor(size * (1 + maxGrowth)),
    ].flat();
    if (limits.length === 0) return [];
    return atMost('binary', Math.min(...limits), binaries.get(program) ?? null, { program });
  });
}

function atMost(
  figure: CheckedFigure,
  limit: number,
  actual: number | null,
  { program = null, causes = [] }: { program?: string | null; causes?: readonly RowCause[] },
): Check {
  const kept = actual !== null && actual <= limit;
  return { figure, program, limit, actual, kept, causes: kept ? [] : causes };
}

/** Those with a share in it, the largest first. */
function rankedCauses({ causes }: BuildRow, of: (cause: RowCause) => number): readonly RowCause[] {
  return [...(causes ?? [])].filter((cause) => of(cause) > 0).sort((a, b) => of(b) - of(a));
}
