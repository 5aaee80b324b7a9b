import { shownCommand } from '../../go/shell-words.ts';
import type { CompareMessages } from '../../messages/en/compare.ts';
import { localTime } from '../../messages/local-time.ts';
import type { SharedMessages } from '../../messages/messages.ts';
import { duration, size } from '../../messages/quantities.ts';
import { STAGES } from '../../model/stage.ts';
import { stepName } from '../../model/step-id.ts';
import { causeName } from '../rebuild/cause-name.ts';
import { causeEffect, causeText, type WhyCauseView } from '../rebuild/why-view.ts';
import type { TraceView } from '../trace/trace-view.ts';
import type { ComparedPairView, ComparedRowView, ComparedSideRow, ComparedSideView } from './compare-view.ts';

/** The messages for a comparison, on the command line and on the page. */
export type ComparisonMessages = SharedMessages & { readonly compare: CompareMessages };

/** One fact with its value on each side. */
export type ComparedFact = readonly [label: string, first: string, second: string];

export type ComparedLine =
  | { readonly kind: 'total'; readonly text: string }
  | ComparedCause
  /** A line after the causes: how many more there are, or why there are none. */
  | { readonly kind: 'causeNote'; readonly text: string };

export interface ComparedCause {
  readonly kind: 'cause';
  /** The name of what the cause applies to. */
  readonly name: string;
  /** The row that it is about; null if there are several. */
  readonly row: number | null;
  readonly text: string;
  /** The effect on other steps; empty if there is none. */
  readonly effect: string;
  /** Absolute paths of the source files that it names, on the second side; empty if their folder is not known. */
  readonly files: readonly string[];
}

/** The text of a cause without its name. */
export function causeLineText({ text, effect }: ComparedCause): string {
  return effect === '' ? text : `${text} → ${effect}`;
}

/** Whether everything is shared. */
export function isEqual({
  different,
  onlyFirst,
  onlySecond,
  unequalOutputs,
}: Pick<ComparedPairView, 'different' | 'onlyFirst' | 'onlySecond' | 'unequalOutputs'>): boolean {
  return (
    different.packages + different.links + onlyFirst.length + onlySecond.length + unequalOutputs.length === 0
  );
}

export function sameCommand({ first, second }: ComparedPairView): boolean {
  return shownCommand(first.argv) === shownCommand(second.argv);
}

/** Names that distinguish the sides: their commands or, if these are equal, their start times. */
export function sideNames(pair: ComparedPairView): readonly [string, string] {
  const nameOf = (side: ComparedSideView) =>
    sameCommand(pair) ? localTime(side.startedAt, 'seconds') : shownCommand(side.argv);
  return [nameOf(pair.first), nameOf(pair.second)];
}

/** Lines about what is shared, what differs, and the causes. */
export function comparedLines(
  pair: ComparedPairView,
  messages: ComparisonMessages,
  mostCauses = MOST_CAUSES,
): readonly ComparedLine[] {
  const { compare: texts, why: whyMessages } = messages;
  const { shared, different, onlyFirst, onlySecond, unequalOutputs, view } = pair;
  if (isEqual(pair)) return [total(shared.packages + shared.links === 0 ? texts.nothing : texts.equal)];
  const compiles =
    shared.packages + different.packages + onlySecond.filter(({ mode }) => mode !== 'link').length;
  const causes = (view.why?.causes ?? []).filter(({ reasons }) =>
    reasons.some(({ id }) => id !== 'firstSeen'),
  );
  const steps = different.packages + different.links;
  const open = steps - (view.why?.explained ?? 0);
  return [
    total(texts.shared(shared.packages, compiles, shared.links)),
    ...(steps > 0 ? [total(texts.different(different.packages, different.links))] : []),
    ...causes.slice(0, mostCauses).map((cause) => causeLine(cause, view, messages)),
    ...(causes.length > mostCauses ? [causeNote(whyMessages.more(causes.length - mostCauses))] : []),
    ...(view.why === null ? [causeNote(texts.noInputs)] : []),
    ...(view.why !== null && open > 0 ? [causeNote(texts.notExplained(open, steps))] : []),
    ...(onlyFirst.length > 0 ? [total(texts.only('first', onlyFirst.length, onlyFirst.map(stepName)))] : []),
    ...(onlySecond.length > 0
      ? [total(texts.only('second', onlySecond.length, onlySecond.map(stepName)))]
      : []),
    ...(unequalOutputs.length > 0 ? [total(texts.unequal(unequalOutputs.map(stepName)))] : []),
  ];
}

const MOST_CAUSES = 12;

function causeLine(cause: WhyCauseView, view: TraceView, messages: ComparisonMessages): ComparedCause {
  const { why } = messages;
  return {
    kind: 'cause',
    name: causeName(view, cause, messages),
    row: cause.scope === 'one' ? (cause.roots[0] ?? null) : null,
    text: causeText(cause, why),
    effect: causeEffect({ ...cause, outputUnchanged: false }, why),
    files: filesOf(cause, view),
  };
}

function total(text: string): ComparedLine {
  return { kind: 'total', text };
}

function causeNote(text: string): ComparedLine {
  return { kind: 'causeNote', text };
}

/** The facts of both sides, one row for each; the caller leaves out rows without values. */
export function comparedFacts(pair: ComparedPairView, messages: ComparisonMessages): readonly ComparedFact[] {
  const texts = messages.compare;
  const [left, right] = [pair.first, pair.second].map((side) => sideFacts(side, pair, messages));
  return [
    ...(left ?? []).map(([label, value], index): ComparedFact => [label, value, right?.[index]?.[1] ?? '']),
    ...pair.settings.map((one): ComparedFact => [one.name, ...differentSettings(one, texts.unset)]),
    ...programKeys(pair, texts.labels),
  ];
}

function sideFacts(
  side: ComparedSideView,
  pair: ComparedPairView,
  messages: ComparisonMessages,
): readonly (readonly [label: string, value: string])[] {
  const { compare: texts, stageName } = messages;
  const programs = programsOf(pair);
  const kept = programs.filter(({ importPath }) =>
    [pair.first, pair.second].some((one) =>
      one.programs.some((program) => program.importPath === importPath && program.file !== null),
    ),
  );
  return [
    [texts.labels.command, shownCommand(side.argv)],
    [texts.labels.go, `${side.goVersion ?? ''} ${side.platform}`.trim()],
    [texts.labels.directory, side.directory],
    // Only the start time distinguishes two runs of one command.
    [texts.labels.started, sameCommand(pair) ? localTime(side.startedAt, 'seconds') : ''],
    [texts.labels.time, sideTime(side, messages)],
    [
      texts.labels.stages,
      STAGES.filter((stage) => stage !== 'clean' && (stage === 'load' || side.stages.includes(stage)))
        .map((stage) => stageName(stage).toLowerCase())
        .join(' → '),
    ],
    [texts.labels.compile, texts.compile(side.rebuilt, side.fromCache)],
    [texts.labels.link, sideLink(side, messages)],
    ...programFacts(side, programs, kept, messages),
  ];
}

/** The duration, followed by the exit code if the command failed. */
export function sideTime(
  side: ComparedSideView,
  { compare: texts, punctuation }: ComparisonMessages,
): string {
  return side.exitCode === 0
    ? duration(side.wallMs)
    : `${duration(side.wallMs)}${punctuation.comma}${texts.failed(side.exitCode)}`;
}

export function sideLink(side: ComparedSideView, { compare: texts }: ComparisonMessages): string {
  return side.linked > 0
    ? duration(side.linkMs)
    : side.stages.includes('link')
      ? // go caches the program of `go run` only; others are up to date where they lie.
        side.verb === 'run'
        ? texts.fromCache
        : texts.upToDate
      : texts.noLink;
}

/** All programs of both sides, each once. */
function programsOf({ first, second }: ComparedPairView): Programs {
  return [...new Map([...first.programs, ...second.programs].map((one) => [one.importPath, one])).values()];
}

type Programs = ComparedSideView['programs'];

/** Action IDs of the programs that both sides build. */
function programKeys(
  pair: ComparedPairView,
  { mainID, linkID }: CompareMessages['labels'],
): readonly ComparedFact[] {
  const programs = programsOf(pair);
  return pair.differing.flatMap((link): readonly ComparedFact[] => {
    const { mode, importPath } = link.step;
    const program = programs.find((one) => one.importPath === importPath);
    if (mode !== 'link' || program === undefined) return [];
    const main = pair.differing.filter(({ step }) => step.mode === 'build' && step.importPath === importPath);
    return [
      ...main.map(
        ({ first, second }) => [ofProgram(mainID, program, programs), first ?? '', second ?? ''] as const,
      ),
      [ofProgram(linkID, program, programs), link.first ?? '', link.second ?? ''],
    ];
  });
}

/** The label of a fact about one program, with its name if there are several. */
function ofProgram(label: string, { name }: Programs[number], programs: Programs): string {
  return programs.length > 1 ? `${label} ${name}` : label;
}

/** From a list of settings, only those that the other side does not have. */
function differentSettings(
  { first, second }: ComparedPairView['settings'][number],
  unset: string,
): readonly [string, string] {
  const onlyHere = (text: string | null, other: string | null): string => {
    if (text === null || text === '') return unset;
    const others = new Set((other ?? '').split(','));
    return text
      .split(',')
      .filter((item) => !others.has(item))
      .join(',');
  };
  return [onlyHere(first, second), onlyHere(second, first)];
}

/**
 * The names of the side's programs if there are several, and facts about each program that either side kept; a side
 * that did not keep it says so.
 */
function programFacts(
  { programs }: ComparedSideView,
  all: Programs,
  kept: Programs,
  { compare: texts, punctuation }: ComparisonMessages,
): readonly (readonly [string, string])[] {
  const { labels, noProgram, noLibraries, absent } = texts;
  const list = programs.map(({ name }) => name).join(punctuation.comma);
  const names: readonly (readonly [string, string])[] = all.length > 1 ? [[labels.programs, list]] : [];
  const facts = kept.flatMap((program): readonly (readonly [string, string])[] => {
    const own = programs.find(({ importPath }) => importPath === program.importPath);
    const file = own?.file;
    const missing = own === undefined && all.length > 1 ? absent : noProgram;
    const libraries = file?.libraries;
    return [
      [ofProgram(labels.program, program, all), file ? size(file.sizeBytes) : missing],
      [ofProgram(labels.sha256, program, all), file ? file.sha256.slice(0, 16) : missing],
      [
        ofProgram(labels.libraries, program, all),
        libraries ? (libraries.length === 0 ? noLibraries : libraries.join(', ')) : missing,
      ],
    ];
  });
  return [...names, ...facts];
}

const NAMES_A_FILE: ReadonlySet<string> = new Set(['fileEdited', 'fileAdded', 'embedEdited', 'embedAdded']);

function filesOf(cause: WhyCauseView, { rows }: TraceView): readonly string[] {
  const folder = cause.roots.map((row) => rows[row]?.directory).find((one) => one != null);
  if (folder == null) return [];
  const separator = folder.includes('\\') ? '\\' : '/';
  return cause.reasons
    .filter(({ id, subject }) => NAMES_A_FILE.has(id) && subject !== '')
    .map(({ subject }) => `${folder}${separator}${subject}`);
}

/** A row on one side: its time, `from cache`, or that the side does not have it. */
export function sideText(
  side: ComparedSideRow | null,
  { compare: texts, duration: time, outcome }: ComparisonMessages,
): string {
  if (side === null) return texts.absent;
  if (side.ownMs > 0) return time(side.ownMs);
  return side.outcome === 'hit' ? texts.fromCache : outcome(side.outcome, 'package');
}

/** The action ID of a step on one side; without one, whether that side has the step, and what became of it. */
export function keyText(
  key: string | null,
  side: ComparedSideRow | null,
  messages: ComparisonMessages,
): string {
  return key ?? sideText(side, messages);
}

/** `0.3 s ↔ from cache`; if one side does not have the row, only the other side's text. */
export function sidesText({ first, second }: ComparedRowView, messages: ComparisonMessages): string {
  const there = [first, second].filter((side) => side !== null);
  return there.map((side) => sideText(side, messages)).join(' ↔ ');
}

/** A short list of differences in the key of a row that both sides have; empty if they are not known. */
export function inputsText(
  row: number | null,
  { view, rows }: ComparedPairView,
  messages: ComparisonMessages,
): string {
  if (row === null || rows[row]?.share !== 'different') return '';
  const why = view.why?.rows[String(row)];
  const all = [
    ...(why?.reasons ?? []).map(messages.why.reason),
    ...(why?.imports ?? []).map(({ importPath }) => `import ${importPath}`),
  ];
  const rest = all.length - MOST_INPUTS;
  const { punctuation, compare: texts } = messages;
  return `${all.slice(0, MOST_INPUTS).join(punctuation.comma)}${rest > 0 ? `${punctuation.andMore}${texts.moreSteps(rest)}` : ''}`;
}

const MOST_INPUTS = 4;
