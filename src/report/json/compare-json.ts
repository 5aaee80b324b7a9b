import type { Comparison } from '../../core/analysis/compare/compare-traces.ts';
import type { ComparedProgram } from '../../core/model/compared-program.ts';
import { stepName } from '../../core/model/step-id.ts';

export interface ComparedPrograms {
  readonly comparison: Comparison;
  /** The files of the programs that could be read; `sides` of the comparison names all programs. */
  readonly programs: readonly [readonly ComparedProgram[], readonly ComparedProgram[]];
}

/** The output of `compare --json`: the first side compared with each of the others. */
export function comparisonJson(compared: readonly ComparedPrograms[]) {
  return {
    schemaVersion: '2.0',
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
