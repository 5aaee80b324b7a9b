import type { Comparison } from '../../core/analysis/compare/compare-traces.ts';
import type { ComparedProgram } from '../../core/model/compared-program.ts';

export interface ComparedPrograms {
  readonly comparison: Comparison;
  readonly programs: readonly [ComparedProgram | null, ComparedProgram | null];
}

/** What `compare --json` prints: the first side against each of the others. */
export function comparisonJson(compared: readonly ComparedPrograms[]) {
  return {
    schemaVersion: '1.0',
    comparisons: compared.map(({ comparison, programs }) => ({ ...comparison, programs })),
  };
}
