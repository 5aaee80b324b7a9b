import { isSamePath } from '../../core/go/same-path.ts';
import { shownCommand } from '../../core/go/shell-words.ts';
import type { AllMessages } from '../../core/messages/en/all-messages.ts';
import { localTime } from '../../core/messages/local-time.ts';
import { count, duration } from '../../core/messages/quantities.ts';
import type { Location } from '../../core/model/location.ts';
import { printable } from './printable.ts';
import { padEndTo, padStartTo, textWidth } from './text-width.ts';

/** A trace of the history, as its list shows it. */
export interface ListedTrace {
  /** `@last`, `@2` and so on; null for a trace of another location. */
  readonly name: string | null;
  /** The same for `--all`. */
  readonly allName: string;
  readonly startedAt: string;
  readonly argv: readonly string[];
  readonly directory: string;
  readonly wallMs: number;
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly interrupted: boolean;
  readonly rebuilt: number;
  readonly fromCache: number;
}

/** The traces of one location. */
export interface ListedGroup {
  readonly location: Location;
  readonly entries: readonly ListedTrace[];
}

/** A heading for each location (the current one first), and one line per trace, aligned over all of them. */
export function historyGroups(
  groups: readonly ListedGroup[],
  home: string,
  { commandLine }: Pick<AllMessages, 'commandLine'>,
): string {
  const messages = commandLine.history;
  const lines = historyLines(
    groups.flatMap(({ entries }) => entries),
    home,
    messages,
  );
  let at = 0;
  const blocks = groups.map(({ location, entries }) => {
    const own = messages.location[location.kind](underHome(printable(location.directory), home));
    const rows = lines.slice(at, at + entries.length);
    at += entries.length;
    return [own, ...(rows.length > 0 ? rows : [messages.noneHere])];
  });
  return `${blocks.map((block) => block.join('\n')).join('\n\n')}\n`;
}

/** One aligned line per trace of all locations, newest first. */
export function historyTable(
  entries: readonly ListedTrace[],
  home: string,
  { commandLine }: Pick<AllMessages, 'commandLine'>,
): string {
  const all = entries.map((entry) => ({ ...entry, name: entry.allName }));
  return `${historyLines(all, home, commandLine.history).join('\n')}\n`;
}

function historyLines(
  entries: readonly ListedTrace[],
  home: string,
  messages: HistoryMessages,
): readonly string[] {
  const numbers = (numberOf: (entry: ListedTrace) => number): readonly string[] => {
    const texts = entries.map((entry) => count(numberOf(entry)));
    const width = Math.max(...texts.map((text) => text.length));
    return texts.map((text) => text.padStart(width));
  };
  const rebuilt = numbers((entry) => entry.rebuilt);
  const fromCache = numbers((entry) => entry.fromCache);
  const rows = entries.map((entry, index) => [
    entry.name ?? `--all ${entry.allName}`,
    startedText(entry, messages),
    { right: duration(entry.wallMs) },
    resultText(entry, messages),
    messages.counts(rebuilt[index] ?? '', fromCache[index] ?? ''),
    shorten(printable(shownCommand(entry.argv)), 48),
    underHome(printable(entry.directory), home),
  ]);
  const widths: number[] = [];
  for (const row of rows) {
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, textWidth(textOf(cell)));
  }
  return rows.map((row) =>
    row
      .map((cell, i) => pad(cell, widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

type HistoryMessages = AllMessages['commandLine']['history'];

type Cell = string | { readonly right: string };

const textOf = (cell: Cell): string => (typeof cell === 'string' ? cell : cell.right);
const pad = (cell: Cell, width: number): string =>
  typeof cell === 'string' ? padEndTo(cell, width) : padStartTo(cell.right, width);

function resultText({ interrupted, signal, exitCode }: ListedTrace, messages: HistoryMessages): string {
  if (interrupted) return messages.interrupted;
  if (signal !== null) return signal;
  return exitCode === null ? messages.exitUnknown : messages.exit(exitCode);
}

function startedText({ startedAt }: ListedTrace, messages: HistoryMessages): string {
  return Number.isNaN(Date.parse(startedAt)) ? messages.timeUnknown : localTime(startedAt, 'minutes');
}

const shorten = (text: string, width: number): string =>
  text.length <= width ? text : `${text.slice(0, width - 1)}…`;

function underHome(directory: string, home: string): string {
  const rest = directory.slice(home.length);
  const isBelow = home !== '' && isSamePath(directory.slice(0, home.length), home);
  return isBelow && /^(?:$|[\\/])/.test(rest) ? `~${rest}` : directory;
}
