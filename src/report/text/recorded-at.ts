import { shownCommand } from '../../core/go/shell-words.ts';
import { localTime } from '../../core/messages/local-time.ts';
import type { SharedMessages } from '../../core/messages/messages.ts';
import type { BuildTrace } from '../../core/model/trace.ts';
import type { TextColors } from './colors.ts';
import { printable } from './printable.ts';

type Messages = Pick<SharedMessages, 'summary'>;

/** When and where a command ran: `2026-11-21 06:11 in /home/ann/app`. */
export function recordedAt(
  { startedAt, directory }: { readonly startedAt: string; readonly directory: string },
  { summary }: Messages,
): string {
  return printable(summary.recordedAt(localTime(startedAt, 'minutes'), directory));
}

/** Which command an answer is about, and when and where it ran, on one line. */
export function recordedCommand(
  { command, startedAt }: Pick<BuildTrace, 'command' | 'startedAt'>,
  messages: Messages,
  colors: TextColors,
): string {
  const { argv, directory } = command;
  const shown = colors.strong(printable(shownCommand(argv)));
  return `${shown}   ${recordedAt({ startedAt, directory }, messages)}`;
}
