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

/** What a comparison is told with: the same on the command line and on the page. */
export type ComparisonMessages = SharedMessages & { readonly compare: CompareMessages };

/** A fact of the two sides. */
export type ComparedFact = readonly [label: string, first: string, second: string];

export type ComparedLine =
  | { readonly kind: 'total'; readonly text: string }
  | ComparedCause
  /** Stands with the causes: how many more there are, or why there are none. */
  | { readonly kind: 'causeNote'; readonly text: string };

export interface ComparedCause {
  readonly kind: 'cause';
  /** What it holds for. */
  readonly name: string;
  /** The row that it is about; null where it is about several. */
  readonly row: number | null;
  readonly text: string;
  /** What it brought about; empty when it stayed alone. */
  readonly effect: string;
  /** Source files that it names, absolute, of the second side; empty where their folder is not known. */
  readonly files: readonly string[];
}

/** Without its name. */
export function causeLineText({ text, effect }: ComparedCause): string {
  return effect === '' ? text : `${text} → ${effect}`;
}

/** Everything is shared. */
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

/** What tells the sides apart: their commands, or of one command twice when each began. */
export function sideNames(pair: ComparedPairView): readonly [string, string] {
  const nameOf = (side: ComparedSideView) =>
    sameCommand(pair) ? localTime(side.startedAt, 'seconds') : shownCommand(side.argv);
  return [nameOf(pair.first), nameOf(pair.second)];
}

/** What is shared, what differs, and the causes. */
export function comparedLines(
  pair: ComparedPairView,
  messages: ComparisonMessages,
  mostCauses = MOST_CAUSES,
): readonly ComparedLine[] {
  const { compare: says, why: whyMessages } = messages;
  const { shared, different, onlyFirst, onlySecond, unequalOutputs, view } = pair;
  if (isEqual(pair)) return [total(shared.packages + shared.links === 0 ? says.nothing : says.equal)];
  const compiles =
    shared.packages + different.packages + onlySecond.filter(({ mode }) => mode !== 'link').length;
  const causes = (view.why?.causes ?? []).filter(({ reasons }) =>
    reasons.some(({ id }) => id !== 'firstSeen'),
  );
  const steps = different.packages + different.links;
  const open = steps - (view.why?.explained ?? 0);
  return [
    total(says.shared(shared.packages, compiles, shared.links)),
    ...(steps > 0 ? [total(says.different(different.packages, different.links))] : []),
    ...causes.slice(0, mostCauses).map((cause) => causeLine(cause, view, messages)),
    ...(causes.length > mostCauses ? [causeNote(whyMessages.more(causes.length - mostCauses))] : []),
    ...(view.why === null ? [causeNote(says.noInputs)] : []),
    ...(view.why !== null && open > 0 ? [causeNote(says.notExplained(open, steps))] : []),
    ...(onlyFirst.length > 0 ? [total(says.only('first', onlyFirst.length, onlyFirst.map(stepName)))] : []),
    ...(onlySecond.length > 0
      ? [total(says.only('second', onlySecond.length, onlySecond.map(stepName)))]
      : []),
    ...(unequalOutputs.length > 0 ? [total(says.unequal(unequalOutputs.map(stepName)))] : []),
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

/** The facts of both sides, a row each; those that nobody has are left out by whoever shows them. */
export function comparedFacts(pair: ComparedPairView, messages: ComparisonMessages): readonly ComparedFact[] {
  const says = messages.compare;
  const [left, right] = [pair.first, pair.second].map((side) => sideFacts(side, pair, messages));
  return [
    ...(left ?? []).map(([label, value], index): ComparedFact => [label, value, right?.[index]?.[1] ?? '']),
    ...pair.settings.map((one): ComparedFact => [one.name, ...toldSettings(one, says.unset)]),
    ...programKeys(pair, says.labels),
  ];
}

function sideFacts(
  side: ComparedSideView,
  pair: ComparedPairView,
  messages: ComparisonMessages,
): readonly (readonly [label: string, value: string])[] {
  const { compare: says, stageName } = messages;
  return [
    [says.labels.command, shownCommand(side.argv)],
    [says.labels.go, `${side.goVersion ?? ''} ${side.platform}`.trim()],
    [says.labels.directory, side.directory],
    // Of one command twice this is what tells them apart.
    [says.labels.started, sameCommand(pair) ? localTime(side.startedAt, 'seconds') : ''],
    [says.labels.time, sideTime(side, messages)],
    [
      says.labels.stages,
      STAGES.filter((stage) => stage !== 'clean' && (stage === 'load' || side.stages.includes(stage)))
        .map((stage) => stageName(stage).toLowerCase())
        .join(' → '),
    ],
    [says.labels.compile, says.compile(side.rebuilt, side.fromCache)],
    [says.labels.link, sideLink(side, messages)],
    ...programFacts(side, pair.first.program !== null || pair.second.program !== null, says),
  ];
}

/** How long it took, and how it ended when that was not well. */
export function sideTime(side: ComparedSideView, { compare: says, marks }: ComparisonMessages): string {
  return side.exitCode === 0
    ? duration(side.wallMs)
    : `${duration(side.wallMs)}${marks.comma}${says.failed(side.exitCode)}`;
}

export function sideLink(side: ComparedSideView, { compare: says }: ComparisonMessages): string {
  return side.linked > 0
    ? duration(side.linkMs)
    : side.stages.includes('link')
      ? says.fromCache
      : says.noLink;
}

/** Action ids of the program that both sides make; of several programs the keys that differ have them. */
function programKeys(
  { differing }: ComparedPairView,
  { mainID, linkID }: CompareMessages['labels'],
): readonly ComparedFact[] {
  const [link, ...others] = differing.filter(({ step }) => step.mode === 'link');
  if (link === undefined || others.length > 0) return [];
  const main = differing.filter(
    ({ step }) => step.mode === 'build' && step.importPath === link.step.importPath,
  );
  return [
    ...main.map(({ first, second }) => [mainID, first ?? '', second ?? ''] as const),
    [linkID, link.first ?? '', link.second ?? ''],
  ];
}

/** Of a list of settings only those that the other side does not have. */
function toldSettings(
  { first, second }: ComparedPairView['settings'][number],
  unset: string,
): readonly [string, string] {
  const told = (text: string | null, other: string | null): string => {
    if (text === null || text === '') return unset;
    const others = new Set((other ?? '').split(','));
    return text
      .split(',')
      .filter((item) => !others.has(item))
      .join(',');
  };
  return [told(first, second), told(second, first)];
}

/** What is known of a program that could be looked at; the other side says that its own was not kept. */
function programFacts(
  { program }: ComparedSideView,
  isTold: boolean,
  { labels, noProgram, noLibraries }: CompareMessages,
): readonly (readonly [string, string])[] {
  if (!isTold) return [];
  const libraries = program?.libraries;
  return [
    [labels.program, program ? size(program.sizeBytes) : noProgram],
    [labels.sha256, program ? program.sha256.slice(0, 16) : noProgram],
    [labels.libraries, libraries ? (libraries.length === 0 ? noLibraries : libraries.join(', ')) : noProgram],
  ];
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

/** What a side made of a row: its time, `from cache`, or that it is not part of it. */
export function sideText(
  side: ComparedSideRow | null,
  { compare: says, duration: time, outcome }: ComparisonMessages,
): string {
  if (side === null) return says.absent;
  if (side.ownMs > 0) return time(side.ownMs);
  return side.outcome === 'hit' ? says.fromCache : outcome(side.outcome, 'package');
}

/** `0.3 s ↔ from cache`; of a row that one side does not have, the time of the other. */
export function sidesText({ first, second }: ComparedRowView, messages: ComparisonMessages): string {
  const there = [first, second].filter((side) => side !== null);
  return there.map((side) => sideText(side, messages)).join(' ↔ ');
}

/** What differs in the key of a row that both have, in short; empty where nobody knows. */
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
  const { marks, compare: says } = messages;
  return `${all.slice(0, MOST_INPUTS).join(marks.comma)}${rest > 0 ? `${marks.andMore}${says.moreSteps(rest)}` : ''}`;
}

const MOST_INPUTS = 4;
