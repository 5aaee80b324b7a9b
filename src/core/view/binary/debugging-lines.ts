import type { DebugReadiness } from '../../analysis/binary/debug-readiness.ts';
import type { ProgramFacts } from '../../binary/facts.ts';
import { shownCommand } from '../../go/shell-words.ts';
import type { BinaryMessages } from '../../messages/en/binary.ts';
import { type FactLine, factLine } from './fact-line.ts';

export function debuggingLines(
  { debugging }: ProgramFacts,
  readiness: DebugReadiness,
  messages: BinaryMessages,
): readonly FactLine[] {
  const { labels } = messages;
  const { breakpoints, variables, code, withoutDwarf, withoutSymbols, restore, blockedBy } = readiness;
  const { dwarf, symbolTable, symbolCount } = debugging;
  const units = dwarf?.units ?? null;
  return [
    ...factLine(
      labels.verdict,
      [
        messages.verdict(breakpoints, variables),
        blockedBy === null ? null : messages.debugger.blocked[blockedBy],
      ],
      messages,
    ),
    ...factLine(
      labels.symbols,
      [
        symbolTable === 'present'
          ? messages.symbols(symbolCount)
          : withoutSymbols === null
            ? messages.notRead
            : messages.absent(withoutSymbols),
      ],
      messages,
    ),
    ...factLine(
      labels.dwarf,
      [
        dwarf !== null
          ? messages.dwarf(dwarf)
          : withoutDwarf === null
            ? messages.notRead
            : messages.absent(withoutDwarf),
      ],
      messages,
    ),
    ...factLine(labels.code, [messages.code[code], units === null ? null : messages.units(units)], messages),
    ...factLine(labels.restore, [restore === null ? null : shownCommand(restore)], messages),
  ];
}
