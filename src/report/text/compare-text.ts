import { assertNever } from '../../core/model/assert-never.ts';
import {
  type ComparedLine,
  type ComparisonMessages,
  causeLineText,
  comparedFacts,
  comparedLines,
} from '../../core/view/compare/compare-text.ts';
import type { ComparedPairView } from '../../core/view/compare/compare-view.ts';
import { factTable } from './fact-table.ts';
import { printable } from './printable.ts';

/** A comparison as a terminal shows it: facts of both sides, what is shared, what differs, and the causes. */
export function compareText(pair: ComparedPairView, messages: ComparisonMessages): readonly string[] {
  const lines = comparedLines(pair, messages);
  return [...factTable(comparedFacts(pair, messages)), ...lines.map((line) => printable(lineText(line)))];
}

function lineText(line: ComparedLine): string {
  switch (line.kind) {
    case 'total':
      return line.text;
    case 'cause':
      return `  ${line.name}   ${causeLineText(line)}`;
    case 'causeNote':
      return `  ${line.text}`;
    default:
      return assertNever(line);
  }
}
