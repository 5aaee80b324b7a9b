import { shownCommand } from '../../core/go/shell-words.ts';
import type { SharedMessages } from '../../core/messages/messages.ts';
import type { Phrase } from '../../core/messages/phrase.ts';
import type { RowLabel } from '../../core/model/row-label.ts';
import { shownCauses } from '../../core/view/rebuild/why-view.ts';
import {
  type CountPart,
  countParts,
  endText,
  headlinePhrase,
  stageText,
} from '../../core/view/trace/describe.ts';
import type { NoMainView, StageView, SummaryView } from '../../core/view/trace/trace-view.ts';
import type { TextColors } from './colors.ts';
import { errorLines } from './error-lines.ts';
import { placeText } from './main-text.ts';
import { printable } from './printable.ts';
import { recordedAt } from './recorded-at.ts';
import { padEndTo, textWidth } from './text-width.ts';
import { whyLines } from './why-text.ts';

/** Where to read more; null if nothing was saved. */
export interface SummaryFiles {
  readonly trace: string | null;
  readonly report: string | null;
}

export interface SummaryOptions {
  readonly messages: SharedMessages;
  readonly files: SummaryFiles;
  readonly colors: TextColors;
  /** Says when and where the command ran; a command that just ran needs no such line. */
  readonly recorded?: boolean;
}

const COMMAND_COLUMNS = 44;
const LABEL_COLUMNS = 10;
const SLOWEST = 5;
const PATH_STEPS = 12;
const MOST_IDLE = 0.25;
const SHORT_PATH = 0.6;

/** One trace in a few lines: the command, the strip, the reasons, the slowest steps, where to read more. */
export function summaryText(view: SummaryView, options: SummaryOptions): string {
  const { messages, files, colors } = options;
  const labelled = (label: string, text: string | null): string | null =>
    text === null || text === '' ? null : `${colors.quiet(padEndTo(label, LABEL_COLUMNS))}${text}`;
  const lines = [
    firstLine(view, messages, colors),
    options.recorded === true ? labelled(messages.summary.recorded, recordedAt(view.header, messages)) : null,
    stripLine(view, messages, colors),
    ...headlineLines(view, messages, colors),
    ...errorLines(view, messages, colors),
    labelled(messages.summary.slowest, slowestLine(view, messages)),
    labelled(messages.summary.path, pathLine(view, messages)),
    ...notesOf(view, messages).map((note) => labelled(messages.summary.notes, printable(note))),
    labelled(messages.summary.trace, files.trace),
    labelled(messages.summary.report, files.report),
  ];
  return lines.map((line) => (line === null || line === '' ? '' : `${line}\n`)).join('');
}

const EXPLAINED: ReadonlySet<string> = new Set(['rebuilt', 'checked', 'testsFailed']);

/** The reasons if they are known; otherwise what the view shows without them. */
function headlineLines(view: SummaryView, messages: SharedMessages, colors: TextColors): readonly string[] {
  if (view.noMain !== null) return noMainLines(view.noMain, messages, colors);
  const plain = phraseText(headlinePhrase(view, messages), colors);
  if (view.why === null || !EXPLAINED.has(view.headline.kind)) return [plain];
  const isDone = view.headline.kind === 'rebuilt';
  if (!isDone && shownCauses(view.why).length === 0) return [plain];
  const lines = whyLines(view, view.why, messages, colors);
  if (view.headline.kind === 'testsFailed') return [plain, ...lines];
  return lines.length === 0 ? [plain] : lines;
}

/** Why there was nothing to run, where, and what to do. */
function noMainLines(
  { sentence, place, setBy, fixes }: NoMainView,
  { punctuation }: SharedMessages,
  colors: TextColors,
): readonly string[] {
  const where = place === null ? '' : `  ${colors.quiet(printable(placeText(place)))}`;
  return [
    `${printable(sentence)}${where}`,
    ...(setBy === null ? [] : [`  ${colors.quiet(printable(setBy))}`]),
    ...fixes.map(({ what, how }) =>
      printable(how === '' ? `  ${what}` : `  ${what}${punctuation.colon.trimEnd()}  ${how}`),
    ),
  ];
}

function firstLine(view: SummaryView, messages: SharedMessages, colors: TextColors): string {
  const { header } = view;
  const command = printable(shownCommand(header.argv));
  const end = endText(header, messages);
  const bad = header.exitCode !== 0 && (header.exitCode !== null || header.signal !== null);
  const facts = [
    messages.duration(header.wallMs),
    bad ? colors.fault(end) : end,
    [header.goVersion, header.platform].filter((part) => part !== null).join(' '),
    header.programs.length > 1 ? printable(messages.names(header.programs)) : '',
    header.origin === 'imported' ? messages.imported : header.origin === 'example' ? messages.example : '',
  ];
  return `${colors.strong(command)}${' '.repeat(Math.max(0, COMMAND_COLUMNS - textWidth(command)))}   ${facts
    .filter((fact) => fact !== '')
    .join('   ')}`;
}

function stripLine(view: SummaryView, messages: SharedMessages, colors: TextColors): string {
  return view.strip
    .filter((stage) => stage.state !== 'absent' && stage.id !== 'clean')
    .map(
      (stage) =>
        `${colors.quiet(messages.stageName(stage.id).toLowerCase())} ${stageFigure(view, stage, messages, colors)}`,
    )
    .join(colors.quiet(' → '));
}

function stageFigure(
  view: SummaryView,
  stage: StageView,
  messages: SharedMessages,
  colors: TextColors,
): string {
  const { figure, caption } = stageText(view, stage, messages);
  // The figures of compiling are its counts.
  if (stage.id === 'compile' && figure !== '') return coloredCounts(view, messages, colors);
  const text = printable(showsBoth(stage) ? `${figure} ${caption}`.trim() : figure || caption);
  return stage.state === 'failed' ? colors.fault(text) : text;
}

/** The number alone would not show where the program is, how it ended, or that it failed. */
function showsBoth({ id, state }: StageView): boolean {
  return (
    id === 'binary' ||
    id === 'install' ||
    id === 'run' ||
    (state === 'failed' && id !== 'test' && id !== 'compile')
  );
}

function coloredCounts(view: SummaryView, messages: SharedMessages, colors: TextColors): string {
  return countParts(view, messages)
    .map((part) => colored(part, colors))
    .join(messages.separator);
}

function colored({ kind, count, text }: CountPart, colors: TextColors): string {
  if (kind === 'failed') return colors.fault(text);
  if (count === 0) return text;
  if (kind === 'rebuilt') return colors.work(text);
  return kind === 'fromCache' ? colors.cache(text) : text;
}

function slowestLine(view: SummaryView, messages: SharedMessages): string {
  return view.slowest
    .slice(0, SLOWEST)
    .flatMap((id) => view.rows[id] ?? [])
    .filter((row) => row.ownMs > 0)
    .map((row) => `${printable(messages.rowLabel(row.label))} ${messages.duration(row.ownMs)}`)
    .join(messages.separator);
}

/** Only work that was really done: in a warm build, the longest chain of lookups means nothing. */
function pathLine(view: SummaryView, messages: SharedMessages): string {
  const steps = view.criticalPath
    .flatMap((id) => view.rows[id] ?? [])
    .filter(
      (row) =>
        (row.outcome === 'miss' || row.outcome === 'failed') &&
        row.kind !== 'run' &&
        row.kind !== 'binary' &&
        row.ownMs > 0,
    )
    .map((row) => printable(messages.rowLabel(shortLabel(row.label))));
  if (steps.length < 2) return '';
  const length = pathLength(view, messages);
  if (steps.length <= PATH_STEPS + 1) return length + steps.join(' → ');
  const half = Math.floor(PATH_STEPS / 2);
  const left = messages.summary.more(steps.length - 2 * half);
  return length + [...steps.slice(0, half), `… ${left} …`, ...steps.slice(-half)].join(' → ');
}

/**
 * Every worker was busy most of the time, and more of them would have helped, because the path alone is much
 * shorter.
 */
function pathLength({ criticalMs, header, timeline }: SummaryView, messages: SharedMessages): string {
  if (timeline === null || timeline.idleShare === null || timeline.idleShare > MOST_IDLE) return '';
  if (timeline.lanes.length < 2 || criticalMs > header.buildMs * SHORT_PATH) return '';
  return messages.summary.pathOf(messages.duration(criticalMs), messages.duration(header.buildMs));
}

/** In a path through a build the last element is enough: `internal/lsp/cache` is cache; `core/v1` stays. */
function shortLabel(label: RowLabel): RowLabel {
  return label.kind === 'link' ? label : { ...label, name: lastElements(label.name) };
}

function lastElements(path: string): string {
  return /[^/]+(?:\/v\d+)?$/.exec(path)?.[0] ?? path;
}

function notesOf({ header }: SummaryView, messages: SharedMessages): readonly string[] {
  const notes = header.notes.map(messages.note);
  return header.provisional ? [messages.provisional, ...notes] : notes;
}

function phraseText(phrase: Phrase, colors: TextColors): string {
  return phrase
    .map(({ kind, text }) =>
      kind === 'strong' || kind === 'package' ? colors.strong(printable(text)) : printable(text),
    )
    .join('');
}
