import { rowOf } from '../../src/core/analysis/trends/row-of.ts';
import type { BuildRow } from '../../src/core/model/build-row.ts';
import { traceFromSketch } from './sketch.ts';

type RowCause = NonNullable<BuildRow['causes']>[number];

interface CiFigures extends Partial<Pick<BuildRow, 'workMs' | 'causes' | 'argv' | 'exitCode' | 'done'>> {
  readonly hits?: number;
  readonly misses?: number;
  readonly failed?: number;
  readonly binaries?: Readonly<Record<string, number | null>>;
}

/** A row with these figures; everything else is that of a small build. */
export function ciRow({
  hits = 1,
  misses = 0,
  failed = 0,
  binaries = {},
  ...more
}: CiFigures = {}): BuildRow {
  return {
    ...rowOf('', traceFromSketch('app miss'), null),
    packages: { hits, misses, failed, notRun: 0, unknown: 0 },
    binaries: Object.entries(binaries).map(([name, sizeBytes]) => ({ package: name, sizeBytes })),
    ...more,
  };
}

export function rowCause(importPath: string | null, rebuiltPackages: number, workMs: number): RowCause {
  const reasons = [{ id: 'fileEdited' as const, subject: 'a.go', old: null, new: null, files: [] }];
  return { importPath, reasons, rebuiltPackages, links: 1, vets: 0, tests: 0, workMs };
}
