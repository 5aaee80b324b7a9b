import { compareTraces } from '../../core/analysis/compare/compare-traces.ts';
import type { AllMessages } from '../../core/messages/en/all-messages.ts';
import type { ComparedProgram } from '../../core/model/compared-program.ts';
import type { BuildTrace } from '../../core/model/trace.ts';
import { tellComparison } from '../text/compare-text.ts';
import type { ComparePage } from './compare-html.ts';

interface Side {
  readonly trace: BuildTrace;
  readonly program: ComparedProgram | null;
}

/** The first side against each of the others. */
export function comparePages(sides: readonly Side[], messages: AllMessages): readonly ComparePage[] {
  const [first, ...others] = sides;
  if (first === undefined) return [];
  return others.map((second) => {
    const compared = compareTraces(first.trace, second.trace);
    const told = tellComparison(compared, [first.program, second.program], messages);
    return { comparison: compared.comparison, first: first.trace, second: second.trace, ...told };
  });
}
