import { clearTraces } from '../../app/forget-traces.ts';
import type { HistoryEntry } from '../../app/history-of.ts';
import { openStores, tidyStores } from '../../app/user-stores.ts';
import { isSamePlace } from '../../core/go/same-path.ts';
import { shownCommand } from '../../core/go/shell-words.ts';
import type { AllMessages } from '../../core/messages/en/all-messages.ts';
import { localTime } from '../../core/messages/local-time.ts';
import { count, duration } from '../../core/messages/quantities.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import { padEndTo, padStartTo, textWidth } from '../../report/text/text-width.ts';
import { printable } from '../../report/text/why-text.ts';
import type { Command } from '../command.ts';

export const command: Command = {
  options: [{ name: 'json' }, { name: 'clear' }],

  async run({ switches, operands }, context) {
    if (operands[0] !== undefined)
      throw new UserFacingError('no-operand-taken', { command: 'history', word: operands[0] });
    if (switches.has('clear')) {
      context.stderr.write(`${context.messages.commandLine.history.cleared(await clearTraces(context))}\n`);
      return 0;
    }
    const stores = openStores(context);
    const { history } = stores;
    // A folder that we may only read still shows its list.
    await tidyStores(stores).catch(() => undefined);
    const entries = await history.list();
    if (switches.has('json')) {
      const named = entries.map((entry, place) => ({
        name: nameOf(place),
        ...entry,
        path: history.tracePath(entry.id),
      }));
      context.stdout.write(`${JSON.stringify(named, null, 2)}\n`);
    } else if (entries.length === 0)
      context.stderr.write(`${context.messages.error({ code: 'history-empty', args: {} })}\n`);
    else context.stdout.write(historyTable(entries, context.home, context.messages));
    return 0;
  },
};

/** One aligned line a trace. */
export function historyTable(
  entries: readonly HistoryEntry[],
  home: string,
  { commandLine }: AllMessages,
): string {
  const messages = commandLine.history;
  const numbers = (numberOf: (entry: HistoryEntry) => number): readonly string[] => {
    const texts = entries.map((entry) => count(numberOf(entry)));
    const width = Math.max(...texts.map((text) => text.length));
    return texts.map((text) => text.padStart(width));
  };
  const rebuilt = numbers((entry) => entry.rebuilt);
  const fromCache = numbers((entry) => entry.fromCache);
  const rows = entries.map((entry, place) => [
    nameOf(place),
    startedText(entry, messages),
    { right: duration(entry.wallMs) },
    endOf(entry, messages),
    messages.counts(rebuilt[place] ?? '', fromCache[place] ?? ''),
    shorten(printable(shownCommand(entry.argv)), 48),
    underHome(printable(entry.directory), home),
  ]);
  const widths: number[] = [];
  for (const row of rows) {
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, textWidth(textOf(cell)));
  }
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, i) => pad(cell, widths[i] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}

type HistoryMessages = AllMessages['commandLine']['history'];

type Cell = string | { readonly right: string };

const textOf = (cell: Cell): string => (typeof cell === 'string' ? cell : cell.right);
const pad = (cell: Cell, width: number): string =>
  typeof cell === 'string' ? padEndTo(cell, width) : padStartTo(cell.right, width);

const nameOf = (place: number): string => (place === 0 ? '@last' : `@${place + 1}`);

function endOf({ interrupted, signal, exitCode }: HistoryEntry, messages: HistoryMessages): string {
  if (interrupted) return messages.interrupted;
  if (signal !== null) return signal;
  return exitCode === null ? messages.exitUnknown : messages.exit(exitCode);
}

function startedText({ startedAt }: HistoryEntry, messages: HistoryMessages): string {
  return Number.isNaN(Date.parse(startedAt)) ? messages.timeUnknown : localTime(startedAt, 'minutes');
}

const shorten = (text: string, width: number): string =>
  text.length <= width ? text : `${text.slice(0, width - 1)}…`;

function underHome(directory: string, home: string): string {
  const rest = directory.slice(home.length);
  const isBelow = home !== '' && isSamePlace(directory.slice(0, home.length), home);
  return isBelow && /^(?:$|[\\/])/.test(rest) ? `~${rest}` : directory;
}
