import type { DebugHandoff } from '../../analysis/binary/debug-handoff.ts';
import { shownCommand } from '../../go/shell-words.ts';
import type { BinaryMessages } from '../../messages/en/binary.ts';
import { type FactLine, factLine } from './fact-line.ts';

/** How a debugger starts the program, and what it takes. */
export function handoffLines(
  { command, obstacle, sources, install }: DebugHandoff,
  messages: BinaryMessages,
): readonly FactLine[] {
  const texts = messages.debugger;
  return factLine(
    texts.label,
    [
      texts.command(shownCommand(command), obstacle),
      sources === null ? null : texts.sources(sources),
      install === null ? null : texts.install(shownCommand(install)),
    ],
    messages,
  );
}
