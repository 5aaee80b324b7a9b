import { summarizeCache } from '../../core/analysis/build/cache-summary.ts';
import type { Explanation } from '../../core/analysis/rebuild/explanation.ts';
import { shownCommand } from '../../core/go/shell-words.ts';
import { testedBy } from '../../core/go/test-main.ts';
import type { WhyMessages } from '../../core/messages/en/why.ts';
import { localTime } from '../../core/messages/local-time.ts';
import type { BeyondKey } from '../../core/model/beyond-key.ts';
import type { Reason } from '../../core/model/reasons.ts';
import { stepName } from '../../core/model/step-id.ts';
import type { BuildTrace } from '../../core/model/trace.ts';
import type { NameMessages } from '../../core/view/rebuild/cause-name.ts';
import {
  buildWhy,
  causeScope,
  causeText,
  mainBaseline,
  rowWhy,
  type WhyRowView,
  type WhyView,
} from '../../core/view/rebuild/why-view.ts';
import { stepsOf } from '../../core/view/trace/find-package.ts';
import type { NamedRow } from '../../core/view/trace/rows.ts';
import type { TextColors } from './colors.ts';
import { printable } from './printable.ts';
import { whyLines } from './why-text.ts';

/** The question of `explain`, and the data for its answer. */
export interface ExplainedPackages {
  readonly trace: BuildTrace;
  readonly rows: readonly NamedRow[];
  /** null if no inputs are known. */
  readonly explanation: Explanation | null;
  /** null: all packages. */
  readonly importPath: string | null;
  /** What the key of that package does not cover; null unless it came from the cache. */
  readonly beyond: BeyondKey | null;
}

const MOST_CAUSES = 40;

/** Why a trace's packages were rebuilt, one line each; for a single package, all details. */
export function explainText(
  { trace, rows, explanation, importPath, beyond }: ExplainedPackages,
  messages: NameMessages,
  colors: TextColors,
): readonly string[] {
  // Nobody reads 10,000 lines, so only this many are printed.
  const why =
    explanation === null ? null : buildWhy(trace, explanation, (node) => node.importPath === importPath);
  if (importPath !== null)
    return [
      ...withCached(packageLines(rows, importPath, why, messages), importPath, beyond, messages.why),
      ...(beyond === null ? [] : beyondLines(beyond, messages.why)),
    ];
  const lines = why === null ? [] : whyLines({ rows }, why, messages, colors, MOST_CAUSES);
  if (why !== null && lines.length > 0)
    return [...lines, ...timesLines(why, messages.why), ...baselineLines(why, messages.why)];
  // Only if that is certain: not for a command that failed to load or was interrupted.
  return [summarizeCache(trace).everythingCached ? messages.why.allCached : messages.why.noInputs];
}

/** What to do about tests that ran because of the times of files. */
function timesLines({ causes }: WhyView, messages: WhyMessages): readonly string[] {
  const isTime = (id: string): boolean => id === 'testFileTouched' || id === 'testTimeChanged';
  return causes.some(({ reasons }) => reasons.some(({ id }) => isTime(id))) ? [messages.timesOnly] : [];
}

/** Other baselines that are named; the rest is a number. */
const MOST_BASELINES = 3;

function baselineLines(why: WhyView, messages: WhyMessages): readonly string[] {
  if (why.compared === 0) return [];
  const newest = mainBaseline(why);
  if (newest === undefined) return [];
  const others = why.baselines.filter((one) => one !== newest);
  const named = others.slice(0, MOST_BASELINES);
  const rest = others.length - named.length;
  const first = why.firstOfModule ? `${messages.firstOfModule}${messages.punctuation.semicolon}` : '';
  const since = why.builtSince ? `${messages.punctuation.semicolon}${messages.builtSince}` : '';
  return [
    `${first}${comparedWith(newest, messages)}${since}`,
    ...named.map((one) => `  ${messages.otherBaseline(one.steps, comparedWith(one, messages))}`),
    ...(rest > 0 ? [`  ${messages.more(rest)}`] : []),
    messages.explained(why.explained, why.compared, why.firstSeen),
  ];
}

/** Names the package after the reasons of its link or vet, so that what follows is not read as about these. */
function withCached(
  lines: readonly string[],
  importPath: string,
  beyond: BeyondKey | null,
  messages: WhyMessages,
): readonly string[] {
  const cached = printable(messages.fromCache(importPath));
  return beyond === null || lines.includes(cached) ? lines : [...lines, cached];
}

function packageLines(
  rows: readonly NamedRow[],
  name: string,
  why: WhyView | null,
  messages: NameMessages,
): readonly string[] {
  const steps = stepsOf(rows, name);
  const found = steps.flatMap((row) => {
    const reasons = why?.rows[String(row.id)];
    if (why === null || reasons === undefined) return [];
    return rowLines(why, reasons, heading(row, steps, messages), messages.why);
  });
  return found.length > 0 ? found : [printable(notRebuilt(steps, name, messages.why))];
}

/**
 * `ex.com/lib`, `vet ex.com/lib`. go compiles and vets a package with its test files, too: if both were done,
 * `ex.com/lib (test)` distinguishes them.
 */
function heading(row: NamedRow, steps: readonly NamedRow[], { rowLabel }: NameMessages): string {
  const name = row.kind === 'package' ? row.importPath : `${row.kind} ${row.importPath}`;
  const isAlone = steps.every((one) => one === row || one.kind !== row.kind);
  if (isAlone || row.variant === null) return name;
  const test = testedBy(row.variant);
  return rowLabel(test === row.importPath ? { kind: 'test', name } : { kind: 'forTest', name, test });
}

/** What the key of a package from the cache does not cover. */
function beyondLines(beyond: BeyondKey, { beyond: say, punctuation }: WhyMessages): readonly string[] {
  const { cachedAt, usesC, headers, pkgConfig, generators } = beyond;
  const named = headers.map(
    ({ file, newer }) => file + (newer === true ? punctuation.bracketed(say.newer) : ''),
  );
  const list = (names: readonly string[]): string => names.join(punctuation.comma);
  const lines = [
    ...(named.length > 0 ? [say.headers(list(named))] : []),
    ...(pkgConfig.length > 0 ? [say.pkgConfig(list(pkgConfig))] : []),
    ...(usesC ? [say.system] : []),
    ...(generators.length > 0 ? [say.generators(list(generators))] : []),
  ];
  return [
    ...(cachedAt === null ? [] : [say.cachedSince(localTime(cachedAt, 'seconds'))]),
    ...(lines.length === 0 ? [] : [say.covered, ...lines.map((line) => `  ${line}`)]),
    ...(usesC ? [say.afterChange] : []),
  ].map(printable);
}

/** For a package without a reason: it came from the cache, was not reached, or the reason is unknown. */
function notRebuilt(rows: readonly NamedRow[], name: string, messages: WhyMessages): string {
  const has = (outcome: NamedRow['outcome']): boolean => rows.some((row) => row.outcome === outcome);
  if (has('miss') || has('failed')) return `${name}${messages.punctuation.colon}${messages.noInputs}`;
  if (has('notRun')) return messages.notReached(name);
  if (has('hit') || has('notNeeded')) return messages.fromCache(name);
  return messages.unknownPackage(name);
}

const MOST_IMPORTS = 12;

function rowLines(why: WhyView, row: WhyRowView, name: string, messages: WhyMessages): readonly string[] {
  const baseline = row.baseline === null ? undefined : why.baselines[row.baseline];
  const imports = row.imports.slice(0, MOST_IMPORTS);
  const changes = row.reasons.filter((one) => one.old !== null || one.new !== null);
  const causes = row.reasons.length > 0 ? [] : row.causes.flatMap((index) => why.causes[index] ?? []);
  return [
    `${printable(name)}${messages.punctuation.colon}${printable(rowWhy(row, messages))}${row.outputUnchanged ? ` → ${messages.outputUnchanged}` : ''}`,
    ...(row.chain.length > 1 ? [`  ${printable(row.chain.map(stepName).join(' → '))}`] : []),
    ...causes.map(
      (cause) =>
        `  ${printable(cause.importPath ?? causeScope(cause, messages) ?? rootName(row))}${messages.punctuation.colon}${printable(causeText(cause, messages))}`,
    ),
    ...(changes.length + imports.length > 0
      ? [`  ${messages.changedInputs}${messages.punctuation.colon}`.trimEnd()]
      : []),
    ...changes.map(
      (one) =>
        `    ${printable(messages.inputName(one))}   ${inputValue(one, one.old, messages)} → ${inputValue(one, one.new, messages)}`,
    ),
    ...imports.map(
      (one) =>
        `    import ${printable(one.importPath)}   ${value(one.old, messages)} → ${value(one.new, messages)}`,
    ),
    ...(row.imports.length > imports.length
      ? [`    ${messages.moreInputs(row.imports.length - imports.length)}`]
      : []),
    ...(baseline ? [`  ${comparedWith(baseline, messages)}`] : []),
  ];
}

function comparedWith(
  { startedAt, argv, program }: WhyView['baselines'][number],
  messages: WhyMessages,
): string {
  return printable(messages.comparedWith(localTime(startedAt, 'seconds'), shownCommand(argv), program));
}

/** With `-overlay`, a missing value is the file itself, and an empty one says that it is left out. */
function inputValue({ id, subject }: Reason, text: string | null, messages: WhyMessages): string {
  return id === 'overlay' && text === null ? printable(subject) : value(text, messages);
}

function value(text: string | null, messages: WhyMessages): string {
  return text === null || text === '' ? messages.none : printable(text);
}

function rootName({ chain }: WhyRowView): string {
  const root = chain.at(-1);
  return root === undefined ? '' : stepName(root);
}
