import { explanationOfStored } from '../../app/explain-trace.ts';
import { historyOf } from '../../app/history-of.ts';
import { summarizeCache } from '../../core/analysis/build/cache-summary.ts';
import type { BaselineRef, Explanation, WhyNode } from '../../core/analysis/rebuild/explanation.ts';
import { shownCommand } from '../../core/go/shell-words.ts';
import type { AllWords } from '../../core/messages/en/all-messages.ts';
import type { WhyWords } from '../../core/messages/en/why.ts';
import type { BuildTrace } from '../../core/model/trace.ts';
import {
  buildWhy,
  causeScope,
  causeText,
  mainBaseline,
  nodeName,
  rowWhy,
  type WhyRowView,
  type WhyView,
} from '../../core/view/rebuild/why-view.ts';
import { rowsInWords } from '../../core/view/trace/in-words.ts';
import { lastElement } from '../../core/view/trace/labels.ts';
import { type NamedRow, nameRows } from '../../core/view/trace/rows.ts';
import { printable, whyLines } from '../../report/text/why-text.ts';
import { usage } from '../arguments.ts';
import type { CommandLineContext, Verb } from '../command.ts';
import { colorsFor } from '../terminal/colors.ts';
import { namedTrace } from '../trace-argument.ts';

export const verb: Verb = {
  options: [{ name: 'json' }],

  async run({ operands, switches }, context) {
    const { traceWord, packageWord } = sortOperands(operands, context.words);
    const trace = await namedTrace(traceWord, historyOf(context), context);
    const explanation = await explanationOfStored(trace, context);
    const rows = nameRows(trace);
    const name = packageWord === null ? null : findPackage(rows, packageWord, context.words);
    if (switches.has('json')) {
      context.stdout.write(`${JSON.stringify(explainJson(trace, explanation, name), null, 2)}\n`);
    } else {
      // Of 10,000 steps those are told that will be read.
      const isAsked = ({ importPath }: WhyNode): boolean => importPath === name;
      const why = explanation === null ? null : buildWhy(trace, explanation, isAsked);
      const { everythingCached } = summarizeCache(trace);
      const told = lines({ rows: rowsInWords(rows, context.words), why, everythingCached }, name, context);
      context.stdout.write(told.map((line) => `${line}\n`).join(''));
    }
    return 0;
  },
};

/** A TRACE is `@last` and its like or a file; everything else is a package. */
function sortOperands(
  operands: readonly string[],
  { commandLine }: AllWords,
): {
  readonly traceWord: string;
  readonly packageWord: string | null;
} {
  const [first, second, extra] = operands;
  if (extra !== undefined) throw usage(commandLine.errors.operandTooMany('PACKAGE', extra));
  if (first === undefined) return { traceWord: '@last', packageWord: null };
  if (first.startsWith('@') || /\.json$/.test(first))
    return { traceWord: first, packageWord: second ?? null };
  if (second !== undefined) throw usage(commandLine.errors.operandTooMany('PACKAGE', second));
  return { traceWord: '@last', packageWord: first };
}

/**
 * The import path that a word means: whole, as a screen shows it (`glow (main)`), or its end (`./lib` is
 * lib, and glow is example.com/glow/v2).
 */
export function findPackage(rows: readonly NamedRow[], word: string, words: AllWords): string {
  const { commandLine, rowName } = words;
  const wanted = word.replace(/^\.\//, '').replace(/\/$/, '');
  const named = rows.filter((row) => row.kind === 'package' || row.kind === 'link');
  const ways: readonly ((row: NamedRow) => boolean)[] = [
    (row) => row.importPath === wanted,
    (row) => row.label === wanted || rowName(row.label) === wanted,
    (row) => row.importPath.endsWith(`/${wanted}`) || lastElement(row.importPath) === wanted,
  ];
  for (const isMeant of ways) {
    const [found, ...others] = [...new Set(named.filter(isMeant).map((row) => row.importPath))];
    if (found === undefined) continue;
    if (others.length === 0) return found;
    throw usage(commandLine.errors.manyPackages(word, [found, ...others].sort().map(printable)));
  }
  throw usage(commandLine.errors.noSuchPackage(word));
}

function explainJson(trace: BuildTrace, explanation: Explanation | null, name: string | null): unknown {
  const { command, startedAt, go } = trace;
  const head = { schemaVersion: '1.0', command: command.argv, startedAt, goVersion: go.version };
  if (explanation === null) return { ...head, known: false };
  const { causes, nodes, ...rest } = explanation;
  const nameOf = (index: number): string => {
    const node = nodes[index];
    return node === undefined ? '' : nodeName(node);
  };
  const shown = name === null ? nodes : nodes.filter((node) => node.importPath === name);
  return {
    ...head,
    known: true,
    ...rest,
    causes: causes.map((cause) => ({
      ...cause,
      roots: cause.roots.map(nameOf),
      cascade: cause.cascade.map(nameOf),
    })),
    packages: shown,
  };
}

interface AskedView {
  readonly rows: readonly NamedRow[];
  readonly why: WhyView | null;
  /** As far as go told: not of a command that failed to load, or was interrupted. */
  readonly everythingCached: boolean;
}

function lines(view: AskedView, name: string | null, context: CommandLineContext): readonly string[] {
  const { why } = view;
  const words = context.words.why;
  const colors = colorsFor(context.stdout, context.env);
  if (name !== null) return packageLines(view, name, words);
  const told = why === null ? [] : whyLines(view, why, words, colors, 40);
  if (why === null || told.length === 0) return [view.everythingCached ? words.allCached : words.noInputs];
  return [...told, ...baselineLines(why, words)];
}

function baselineLines(why: WhyView, words: WhyWords): readonly string[] {
  if (why.compared === 0) return [];
  const newest = mainBaseline(why);
  if (newest === undefined) return [];
  const older = why.baselines.filter((one) => one !== newest);
  const first = why.firstOfModule ? `${words.firstOfModule}${words.marks.semicolon}` : '';
  const since = why.builtSince ? `${words.marks.semicolon}${words.builtSince}` : '';
  return [
    `${first}${comparedWith(newest, words)}${older.length > 0 ? `${words.marks.andMore}${words.more(older.length)}` : ''}${since}`,
    words.explained(why.explained, why.compared, why.firstSeen),
  ];
}

const STEPS = ['package', 'link', 'vet', 'test'] as const;

export function packageLines(view: AskedView, name: string, words: WhyWords): readonly string[] {
  // The package before the program made of it, and what was found in it before how its tests went.
  const rows = STEPS.flatMap((kind) =>
    view.rows.filter((row) => row.kind === kind && row.importPath === name),
  );
  const found = rows.flatMap((row) => {
    const reasons = view.why?.rows[String(row.id)];
    return reasons === undefined || view.why === null
      ? []
      : [rowLines(view.why, reasons, row.kind === 'package' ? name : `${row.kind} ${name}`, words)];
  });
  if (found.length > 0) return found.flat();
  return [printable(notRebuilt(rows, name, words))];
}

/** Of a package without a reason: it came from the cache, was not reached, or nobody knows. */
function notRebuilt(rows: readonly NamedRow[], name: string, words: WhyWords): string {
  const has = (outcome: NamedRow['outcome']): boolean => rows.some((row) => row.outcome === outcome);
  if (has('miss') || has('failed')) return `${name}${words.marks.colon}${words.noInputs}`;
  if (has('notRun')) return words.notReached(name);
  if (has('hit') || has('notNeeded')) return words.fromCache(name);
  return words.unknownPackage(name);
}

const MOST_IMPORTS = 12;

function rowLines(why: WhyView, row: WhyRowView, name: string, words: WhyWords): readonly string[] {
  const baseline = row.baseline === null ? undefined : why.baselines[row.baseline];
  const imports = row.imports.slice(0, MOST_IMPORTS);
  const changes = row.reasons.filter((one) => one.old !== null || one.new !== null);
  const causes = row.reasons.length > 0 ? [] : row.causes.flatMap((index) => why.causes[index] ?? []);
  return [
    `${printable(name)}${words.marks.colon}${printable(rowWhy(row, words))}${row.outputUnchanged ? ` → ${words.outputUnchanged}` : ''}`,
    ...(row.chain.length > 1 ? [`  ${printable(row.chain.join(' → '))}`] : []),
    ...causes.map(
      (cause) =>
        `  ${printable(cause.importPath ?? causeScope(cause, words) ?? row.chain.at(-1) ?? '')}${words.marks.colon}${printable(causeText(cause, words))}`,
    ),
    ...(changes.length + imports.length > 0
      ? [`  ${words.changedInputs}${words.marks.colon}`.trimEnd()]
      : []),
    ...changes.map(
      (one) => `    ${printable(words.inputName(one))}   ${value(one.old, words)} → ${value(one.new, words)}`,
    ),
    ...imports.map(
      (one) =>
        `    import ${printable(one.importPath)}   ${value(one.old, words)} → ${value(one.new, words)}`,
    ),
    ...(row.imports.length > imports.length
      ? [`    ${words.moreInputs(row.imports.length - imports.length)}`]
      : []),
    ...(baseline ? [`  ${comparedWith(baseline, words)}`] : []),
  ];
}

function comparedWith({ startedAt, argv, program }: BaselineRef, words: WhyWords): string {
  return printable(words.comparedWith(localTime(startedAt), shownCommand(argv), program));
}

function value(text: string | null, words: WhyWords): string {
  return text === null || text === '' ? words.none : printable(text);
}

/** `2026-11-21 06:11:40`, in the reader's time zone. */
function localTime(iso: string): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return iso;
  const two = (number: number): string => String(number).padStart(2, '0');
  const date = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  return `${date} ${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}`;
}
