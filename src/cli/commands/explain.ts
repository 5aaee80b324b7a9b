import { explanationOfStored } from '../../app/explain-trace.ts';
import { namedTrace } from '../../app/named-trace.ts';
import { summarizeCache } from '../../core/analysis/build/cache-summary.ts';
import type { BaselineRef, WhyNode } from '../../core/analysis/rebuild/explanation.ts';
import { shownCommand } from '../../core/go/shell-words.ts';
import type { AllMessages } from '../../core/messages/en/all-messages.ts';
import { rowLabelEnglish } from '../../core/messages/en/row-label.ts';
import type { WhyMessages } from '../../core/messages/en/why.ts';
import { localTime } from '../../core/messages/local-time.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import { stepName } from '../../core/model/step-id.ts';
import {
  buildWhy,
  causeScope,
  causeText,
  mainBaseline,
  rowWhy,
  type WhyRowView,
  type WhyView,
} from '../../core/view/rebuild/why-view.ts';
import { lastElement } from '../../core/view/trace/labels.ts';
import { type NamedRow, nameRows } from '../../core/view/trace/rows.ts';
import { explanationJson } from '../../report/json/explain-json.ts';
import { printable, whyLines } from '../../report/text/why-text.ts';
import type { Command, CommandLineContext } from '../command.ts';
import { colorsFor } from '../terminal/colors.ts';

export const command: Command = {
  options: [{ name: 'json' }],

  async run({ operands, switches }, context) {
    const { traceWord, packageWord } = sortOperands(operands);
    const trace = await namedTrace(traceWord, context);
    const explanation = await explanationOfStored(trace, context);
    const rows = nameRows(trace);
    const name = packageWord === null ? null : findPackage(rows, packageWord, context.messages);
    if (switches.has('json')) {
      context.stdout.write(`${JSON.stringify(explanationJson(trace, explanation, name), null, 2)}\n`);
    } else {
      // Of 10,000 steps those are told that will be read.
      const isAsked = ({ importPath }: WhyNode): boolean => importPath === name;
      const why = explanation === null ? null : buildWhy(trace, explanation, isAsked);
      const { everythingCached } = summarizeCache(trace);
      const told = lines({ rows, why, everythingCached }, name, context);
      context.stdout.write(told.map((line) => `${line}\n`).join(''));
    }
    return 0;
  },
};

/** A TRACE is `@last` and its like or a file; everything else is a package. */
function sortOperands(operands: readonly string[]): {
  readonly traceWord: string;
  readonly packageWord: string | null;
} {
  const [first, second, extra] = operands;
  if (extra !== undefined) throw new UserFacingError('operand-extra', { noun: 'PACKAGE', extra });
  if (first === undefined) return { traceWord: '@last', packageWord: null };
  if (first.startsWith('@') || /\.json$/.test(first))
    return { traceWord: first, packageWord: second ?? null };
  if (second !== undefined) throw new UserFacingError('operand-extra', { noun: 'PACKAGE', extra: second });
  return { traceWord: '@last', packageWord: first };
}

/**
 * The import path that a word means: whole, as a screen shows it (`glow (main)`), or its end (`./lib` is
 * lib, and glow is example.com/glow/v2).
 */
export function findPackage(rows: readonly NamedRow[], word: string, messages: AllMessages): string {
  const { rowLabel } = messages;
  const wanted = word.replace(/^\.\//, '').replace(/\/$/, '');
  const named = rows.filter((row) => row.kind === 'package' || row.kind === 'link');
  const ways: readonly ((row: NamedRow) => boolean)[] = [
    (row) => row.importPath === wanted,
    (row) => rowLabelEnglish(row.label) === wanted || rowLabel(row.label) === wanted,
    (row) => row.importPath.endsWith(`/${wanted}`) || lastElement(row.importPath) === wanted,
  ];
  for (const isMeant of ways) {
    const [found, ...others] = [...new Set(named.filter(isMeant).map((row) => row.importPath))];
    if (found === undefined) continue;
    if (others.length === 0) return found;
    throw new UserFacingError('ambiguous-package', {
      word,
      candidates: [found, ...others].sort().map(printable),
    });
  }
  throw new UserFacingError('no-such-package', { name: word });
}

interface AskedView {
  readonly rows: readonly NamedRow[];
  readonly why: WhyView | null;
  /** As far as go told: not of a command that failed to load, or was interrupted. */
  readonly everythingCached: boolean;
}

function lines(view: AskedView, name: string | null, context: CommandLineContext): readonly string[] {
  const { why } = view;
  const messages = context.messages.why;
  const colors = colorsFor(context.stdout, context.env);
  if (name !== null) return packageLines(view, name, messages);
  const told = why === null ? [] : whyLines(view, why, context.messages, colors, 40);
  if (why === null || told.length === 0)
    return [view.everythingCached ? messages.allCached : messages.noInputs];
  return [...told, ...baselineLines(why, messages)];
}

function baselineLines(why: WhyView, messages: WhyMessages): readonly string[] {
  if (why.compared === 0) return [];
  const newest = mainBaseline(why);
  if (newest === undefined) return [];
  const older = why.baselines.filter((one) => one !== newest);
  const first = why.firstOfModule ? `${messages.firstOfModule}${messages.marks.semicolon}` : '';
  const since = why.builtSince ? `${messages.marks.semicolon}${messages.builtSince}` : '';
  return [
    `${first}${comparedWith(newest, messages)}${older.length > 0 ? `${messages.marks.andMore}${messages.more(older.length)}` : ''}${since}`,
    messages.explained(why.explained, why.compared, why.firstSeen),
  ];
}

const STEPS = ['package', 'link', 'vet', 'test'] as const;

export function packageLines(view: AskedView, name: string, messages: WhyMessages): readonly string[] {
  // The package before the program made of it, and what was found in it before how its tests went.
  const rows = STEPS.flatMap((kind) =>
    view.rows.filter((row) => row.kind === kind && row.importPath === name),
  );
  const found = rows.flatMap((row) => {
    const reasons = view.why?.rows[String(row.id)];
    return reasons === undefined || view.why === null
      ? []
      : [rowLines(view.why, reasons, row.kind === 'package' ? name : `${row.kind} ${name}`, messages)];
  });
  if (found.length > 0) return found.flat();
  return [printable(notRebuilt(rows, name, messages))];
}

/** Of a package without a reason: it came from the cache, was not reached, or nobody knows. */
function notRebuilt(rows: readonly NamedRow[], name: string, messages: WhyMessages): string {
  const has = (outcome: NamedRow['outcome']): boolean => rows.some((row) => row.outcome === outcome);
  if (has('miss') || has('failed')) return `${name}${messages.marks.colon}${messages.noInputs}`;
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
    `${printable(name)}${messages.marks.colon}${printable(rowWhy(row, messages))}${row.outputUnchanged ? ` → ${messages.outputUnchanged}` : ''}`,
    ...(row.chain.length > 1 ? [`  ${printable(row.chain.map(stepName).join(' → '))}`] : []),
    ...causes.map(
      (cause) =>
        `  ${printable(cause.importPath ?? causeScope(cause, messages) ?? rootName(row))}${messages.marks.colon}${printable(causeText(cause, messages))}`,
    ),
    ...(changes.length + imports.length > 0
      ? [`  ${messages.changedInputs}${messages.marks.colon}`.trimEnd()]
      : []),
    ...changes.map(
      (one) =>
        `    ${printable(messages.inputName(one))}   ${value(one.old, messages)} → ${value(one.new, messages)}`,
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

function comparedWith({ startedAt, argv, program }: BaselineRef, messages: WhyMessages): string {
  return printable(messages.comparedWith(localTime(startedAt, 'seconds'), shownCommand(argv), program));
}

function value(text: string | null, messages: WhyMessages): string {
  return text === null || text === '' ? messages.none : printable(text);
}

function rootName({ chain }: WhyRowView): string {
  const root = chain.at(-1);
  return root === undefined ? '' : stepName(root);
}
