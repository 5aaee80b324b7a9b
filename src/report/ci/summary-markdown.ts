import { type BuildFigures, figuresOf } from '../../core/analysis/ci/figures.ts';
import { shownCommand } from '../../core/go/shell-words.ts';
import type { CiMessages } from '../../core/messages/en/ci.ts';
import { localTime } from '../../core/messages/local-time.ts';
import type { SharedMessages } from '../../core/messages/messages.ts';
import type { Phrase } from '../../core/messages/phrase.ts';
import type { BuildRow } from '../../core/model/build-row.ts';
import type { BuildTrace } from '../../core/model/trace.ts';
import { headlinePhrase } from '../../core/view/trace/describe.ts';
import type { NoMainView, TraceView } from '../../core/view/trace/trace-view.ts';
import { placeText } from '../text/main-text.ts';
import { percent } from '../text/percent.ts';
import { printable } from '../text/printable.ts';
import { effectOf, type RowCause, reasonsOf } from './cause-texts.ts';
import { code, codeBlock, details, escaped, table } from './markdown-text.ts';

/** A build with everything that a summary shows of it. */
export interface SummarizedBuild {
  readonly trace: BuildTrace;
  readonly view: TraceView;
  readonly row: BuildRow;
  /** What it is compared with; null without one. */
  readonly baseline: BuildRow | null;
}

interface Texts {
  readonly messages: CiMessages;
  readonly shared: SharedMessages;
}

const MOST_CAUSES = 10;
const MOST_DRAWN = 6;
const MOST_STEPS = 10;
const MOST_ERROR_LINES = 40;
const MOST_TESTS = 30;
/** A comment on GitHub has at most 65,536 characters, a step summary 1 MiB. */
const MOST_CHARACTERS = 60_000;

/** Markdown for a step summary or a merge request: a section for each build, roots and hit rate first. */
export function summaryMarkdown(builds: readonly SummarizedBuild[], texts: Texts): string {
  const parts = builds.flatMap((build) => sectionOf(build, texts));
  const kept: string[] = [];
  let length = 0;
  for (const part of parts) {
    length += part.length + 2;
    if (length > MOST_CHARACTERS) return `${[...kept, `_${texts.messages.shortened}_`].join('\n\n')}\n`;
    kept.push(part);
  }
  return `${kept.join('\n\n')}\n`;
}

/** The parts of a section; what comes later is left out first. */
function sectionOf(build: SummarizedBuild, texts: Texts): readonly string[] {
  const { view, row, baseline } = build;
  const { messages, shared } = texts;
  const failed = view.header.exitCode !== 0;
  return [
    `### ${failed ? '❌' : '✅'} ${code(printable(shownCommand(row.argv)))}`,
    view.noMain === null ? markdownOf(headlinePhrase(view, shared)) : noMain(view.noMain, shared),
    ...errorsOf(build.trace, messages),
    ...failedTests(build.trace, messages),
    figureTable(figuresOf(row), baseline === null ? null : figuresOf(baseline), texts),
    ...causesOf(row, texts),
    ...slowest(row, texts),
    ...(baseline === null
      ? []
      : [
          `_${messages.baselineIs(code(printable(shownCommand(baseline.argv))), localTime(baseline.startedAt, 'minutes'))}_`,
        ]),
  ];
}

function markdownOf(phrase: Phrase): string {
  return phrase
    .map((piece) => {
      const text = printable(piece.text);
      if (piece.kind === 'strong') return `**${escaped(text)}**`;
      return piece.kind === 'text' ? escaped(text) : code(text);
    })
    .join('');
}

function noMain({ sentence, place, setBy, fixes }: NoMainView, { punctuation }: SharedMessages): string {
  const where = place === null ? '' : ` ${code(printable(placeText(place)))}`;
  const colon = punctuation.colon.trimEnd();
  return [
    `**${escaped(printable(sentence))}**${where}`,
    ...(setBy === null ? [] : [escaped(printable(setBy))]),
    ...fixes.map(({ what, how }) =>
      how === ''
        ? `- ${escaped(printable(what))}`
        : `- ${escaped(printable(what))}${colon} ${code(printable(how))}`,
    ),
  ].join('\n');
}

/** What go and the compiler printed, as they did. */
function errorsOf({ exitCode, diagnostics }: BuildTrace, messages: CiMessages): readonly string[] {
  if (exitCode === 0 || diagnostics.length === 0) return [];
  const lines = diagnostics.flatMap(({ file, line, column, message }) => {
    const place = [file, line, column].filter((part) => part !== null).join(':');
    return `${place === '' ? '' : `${place}: `}${message}`.split('\n');
  });
  const shown = lines.slice(0, MOST_ERROR_LINES).map(printable).join('\n');
  const rest = lines.length > MOST_ERROR_LINES ? '\n…' : '';
  return [`**${messages.errors}**`, codeBlock(`${shown}${rest}`)];
}

function failedTests({ tests }: BuildTrace, messages: CiMessages): readonly string[] {
  const failed = tests.filter(({ status }) => status === 'fail');
  if (failed.length === 0) return [];
  const names = failed.flatMap(({ package: name, failed: own = [] }) =>
    own.length === 0
      ? [`- ${code(printable(name))}`]
      : own.map((test) => `- ${code(printable(`${name}.${test}`))}`),
  );
  const rest = names.length > MOST_TESTS ? ['- …'] : [];
  return [`**${messages.failedTests}**`, [...names.slice(0, MOST_TESTS), ...rest].join('\n')];
}

/** A figure of this build, of the baseline and their difference; empty where there is none. */
type FigureRow = readonly [name: string, now: string, before: string, change: string];

function figureTable(now: BuildFigures, before: BuildFigures | null, { messages }: Texts): string {
  const { figures, columns, duration } = messages;
  const row = (
    name: string,
    of: (one: BuildFigures) => string,
    change: (old: BuildFigures) => string,
  ): FigureRow => (before === null ? [name, of(now), '', ''] : [name, of(now), of(before), change(before)]);
  const rows = [
    row(
      figures.rebuilt,
      ({ rebuilt, packages }) => messages.of(rebuilt, packages),
      (old) => signed(now.rebuilt - old.rebuilt, String),
    ),
    row(
      figures.hitRate,
      ({ hitRate }) => (hitRate === null ? '' : percent(hitRate)),
      (old) => pointsOf(now.hitRate, old.hitRate, messages),
    ),
    row(
      figures.work,
      ({ workMs }) => duration(workMs),
      (old) => signed(now.workMs - old.workMs, duration),
    ),
    row(
      figures.time,
      ({ wallMs }) => duration(wallMs),
      (old) => signed(now.wallMs - old.wallMs, duration),
    ),
    ...(now.testsRun + now.testsCached === 0
      ? []
      : [
          row(
            figures.tests,
            ({ testsRun, testsCached }) => messages.tests(testsRun, testsCached),
            (old) => signed(now.testsRun - old.testsRun, String),
          ),
        ]),
    ...[...now.binaries.keys()].map((program) =>
      row(
        figures.program(code(printable(program))),
        ({ binaries }) => sizeText(binaries.get(program) ?? null, messages),
        (old) => growth(now.binaries.get(program) ?? null, old.binaries.get(program) ?? null, messages),
      ),
    ),
  ];
  const width = before === null ? 2 : 4;
  const head = [columns.figure, columns.now, columns.baseline, columns.change];
  return table(
    head.slice(0, width),
    rows.map((cells) => cells.slice(0, width)),
    [1, 2, 3],
  );
}

function causesOf(row: BuildRow, { messages, shared }: Texts): readonly string[] {
  const { causes, causesLeftOut } = row;
  if (causes === null || causes.length === 0) return [];
  const shown = causes.slice(0, MOST_CAUSES);
  const rest = causes.length - shown.length + causesLeftOut;
  const { causeColumns: columns } = messages;
  const rows = shown.map((cause) => [
    cause.importPath === null ? escaped(messages.wholeBuild) : code(printable(cause.importPath)),
    escaped(printable(reasonsOf(cause, shared.why))),
    escaped(effectOf(cause, shared.why)),
    messages.duration(cause.workMs),
  ]);
  return [
    `**${messages.causes}**`,
    table([columns.cause, columns.changed, columns.effect, columns.work], rows, [3]),
    ...(rest > 0 ? [messages.moreCauses(rest)] : []),
    drawing(shown.slice(0, MOST_DRAWN), { messages, shared }),
  ].filter((part) => part !== '');
}

/** A small picture: causes to the left, what they rebuilt to the right. */
function drawing(causes: readonly RowCause[], { messages, shared }: Texts): string {
  const lines = causes.flatMap((cause, at) => {
    const effect = effectOf(cause, shared.why);
    if (effect === '') return [];
    const name = cause.importPath ?? messages.wholeBuild;
    return [`  c${at}[${label(name, reasonsOf(cause, shared.why))}] --> e${at}(${label(effect)})`];
  });
  return lines.length === 0 ? '' : ['```mermaid', 'flowchart LR', ...lines, '```'].join('\n');
}

const LONGEST_LABEL = 60;

/** A quoted label of Mermaid; what it would read as markup is an entity. */
function label(...lines: readonly string[]): string {
  const short = (text: string) =>
    text.length > LONGEST_LABEL ? `${text.slice(0, LONGEST_LABEL - 1)}…` : text;
  const safe = (text: string) =>
    text.replaceAll(/[^\p{L}\p{N} .,/:_+=→…%()-]/gu, (sign) => `#${sign.codePointAt(0)};`);
  return `"${lines.map((line) => safe(short(printable(line)))).join('<br>')}"`;
}

function slowest({ done }: BuildRow, { messages }: Texts): readonly string[] {
  const rows = done
    .slice(0, MOST_STEPS)
    .map((step) => [
      `${messages.stepKinds[step.kind]}${code(printable(step.package))}`,
      messages.duration(step.workMs),
    ]);
  if (rows.length === 0) return [];
  const { stepColumns: columns } = messages;
  return [details(messages.slowest, table([columns.step, columns.work], rows, [1]))];
}

function sizeText(bytes: number | null, messages: CiMessages): string {
  return bytes === null ? messages.unknown : messages.size(bytes);
}

function growth(now: number | null, before: number | null, { size }: CiMessages): string {
  if (now === null || before === null) return '';
  const percents = before === 0 ? 0 : Math.round(((now - before) / before) * 1_000) / 10;
  const share = percents === 0 ? '' : ` (${signed(percents, (value) => `${value} %`)})`;
  return `${signed(now - before, size)}${share}`;
}

function pointsOf(now: number | null, before: number | null | undefined, { points }: CiMessages): string {
  if (now === null || before === null || before === undefined) return '';
  return points(Math.round((now - before) * 1_000) / 10);
}

/** With its sign: `+9`, `−2`, `±0`. */
function signed(value: number, text: (amount: number) => string): string {
  return `${value > 0 ? '+' : value < 0 ? '−' : '±'}${text(Math.abs(value))}`;
}
