import type { Comparison } from '../../core/analysis/compare/compare-traces.ts';
import type { ComparedProgram } from '../../core/model/compared-program.ts';
import { stepName } from '../../core/model/step-id.ts';

export interface ComparedPrograms {
  readonly comparison: Comparison;
  readonly programs: readonly [ComparedProgram | null, ComparedProgram | null];
}

/** The output of `compare --json`: the first side compared with each of the others. */
export function comparisonJson(compared: readonly ComparedPrograms[]) {
  return {
    schemaVersion: '1.0',
    comparisons: compared.map(({ comparison, programs }) => ({
      ...comparison,
      differing: comparison.differing.map(({ action, step, first, second }) => ({
        action,
        name: stepName(step),
        first,
        second,
      })),
      onlyFirst: comparison.onlyFirst.map(stepName),
      onlySecond: comparison.onlySecond.map(stepName),
      unequalOutputs: comparison.unequalOutputs.map(stepName),
      programs,
    })),
  };
}
