import type { BuildSetting } from '../../core/analysis/compare/build-settings.ts';
import type { ComparedTraces, Comparison } from '../../core/analysis/compare/compare-traces.ts';
import { shownCommand } from '../../core/go/shell-words.ts';
import type { AllMessages } from '../../core/messages/en/all-messages.ts';
import { localTime } from '../../core/messages/local-time.ts';
import { duration, size } from '../../core/messages/quantities.ts';
import { assertNever } from '../../core/model/assert-never.ts';
import type { ComparedProgram } from '../../core/model/compared-program.ts';
import { STAGES } from '../../core/model/stage.ts';
import { stepName } from '../../core/model/step-id.ts';
import { causeEffect, causeText, type WhyCauseView } from '../../core/view/rebuild/why-view.ts';
import type { TraceView } from '../../core/view/trace/trace-view.ts';
import { viewTrace } from '../../core/view/trace/view-trace.ts';
import { printable } from './printable.ts';
import { causeName } from './why-text.ts';

/** A comparison in words: the same on the command line, on a page and in the editor. */
export interface ToldComparison {
  /** Facts of the two sides, a row each. */
  readonly facts: readonly (readonly [label: string, first: string, second: string])[];
  /** What is shared, what differs, and the causes (indented). */
  readonly lines: readonly ToldLine[];
}

export type ToldLine =
  | { readonly kind: 'total'; readonly text: string }
  | ToldCause
  /** Stands with the causes: how many more there are, or why there are none. */
  | { readonly kind: 'causeNote'; readonly text: string };

export interface ToldCause {
  readonly kind: 'cause';
  /** What it holds for. */
  readonly name: string;
  readonly text: string;
  /** What it brought about; empty when it stayed alone. */
  readonly effect: string;
  /** Source files that it names, absolute, of the second side; empty where their folder is not known. */
  readonly files: readonly string[];
}

/** As a terminal shows it. */
export function lineText(line: ToldLine): string {
  switch (line.kind) {
    case 'total':
      return line.text;
    case 'cause':
      return `  ${line.name}   ${causeLineText(line)}`;
    case 'causeNote':
      return `  ${line.text}`;
    default:
      return assertNever(line);
  }
}

/** Without its name. */
export function causeLineText({ text, effect }: ToldCause): string {
  return effect === '' ? text : `${text} → ${effect}`;
}

const MOST_CAUSES = 12;

export function tellComparison(
  { comparison, trace }: ComparedTraces,
  programs: readonly [ComparedProgram | null, ComparedProgram | null],
  messages: AllMessages,
): ToldComparison {
  const { compare: says, why: whyWords } = messages;
  const { shared, different, onlyFirst, onlySecond, unequalOutputs, why } = comparison;
  const facts = factsOf(comparison, programs, messages);
  if (!differs(comparison)) {
    const text = shared.packages + shared.links === 0 ? says.nothing : says.equal;
    return { facts, lines: [total(text)] };
  }
  const compiles =
    shared.packages + different.packages + onlySecond.filter(({ mode }) => mode !== 'link').length;
  const view = viewTrace(trace, why ? { explanation: why } : {});
  const causes = (view.why?.causes ?? []).filter((cause) =>
    cause.reasons.some((one) => one.id !== 'firstSeen'),
  );
  const steps = different.packages + different.links;
  const open = steps - (why?.explained ?? 0);
  const lines = [
    total(says.shared(shared.packages, compiles, shared.links)),
    ...(different.packages + different.links > 0
      ? [total(says.different(different.packages, different.links))]
      : []),
    ...causes.slice(0, MOST_CAUSES).map((cause): ToldLine => {
      const effect = causeEffect({ ...cause, outputUnchanged: false }, whyWords);
      const [name, text] = [causeName(view, cause, messages), printable(causeText(cause, whyWords))];
      return { kind: 'cause', name, text, effect, files: filesOf(cause, view) };
    }),
    ...(causes.length > MOST_CAUSES ? [causeNote(whyWords.more(causes.length - MOST_CAUSES))] : []),
    ...(why === null ? [causeNote(says.noInputs)] : []),
    ...(why !== null && open > 0 ? [causeNote(says.notExplained(open, steps))] : []),
    ...(onlyFirst.length > 0
      ? [total(printable(says.only('first', onlyFirst.length, onlyFirst.map(stepName))))]
      : []),
    ...(onlySecond.length > 0
      ? [total(printable(says.only('second', onlySecond.length, onlySecond.map(stepName))))]
      : []),
    ...(unequalOutputs.length > 0 ? [total(printable(says.unequal(unequalOutputs.map(stepName))))] : []),
  ];
  return { facts, lines };
}

function total(text: string): ToldLine {
  return { kind: 'total', text };
}

function causeNote(text: string): ToldLine {
  return { kind: 'causeNote', text };
}

export function differs({ different, onlyFirst, onlySecond, unequalOutputs }: Comparison): boolean {
  return (
    different.packages + different.links + onlyFirst.length + onlySecond.length + unequalOutputs.length > 0
  );
}

export function sameCommand([first, second]: Comparison['sides']): boolean {
  return shownCommand(first.argv) === shownCommand(second.argv);
}

function factsOf(
  { sides, settings, differing }: Comparison,
  programs: readonly [ComparedProgram | null, ComparedProgram | null],
  { compare: says, marks, stageName }: AllMessages,
): ToldComparison['facts'] {
  const [left = [], right = []] = [0, 1].map((index) => {
    const side = sides[index as 0 | 1];
    const program = programs[index as 0 | 1];
    return [
      [says.labels.command, shownCommand(side.argv)],
      [says.labels.go, `${side.goVersion ?? ''} ${side.platform}`.trim()],
      [says.labels.directory, side.directory],
      // Of one command twice this is what tells them apart.
      [says.labels.started, sameCommand(sides) ? localTime(side.startedAt, 'seconds') : ''],
      [
        says.labels.time,
        side.exitCode === 0
          ? duration(side.wallMs)
          : `${duration(side.wallMs)}${marks.comma}${says.failed(side.exitCode)}`,
      ],
      [
        says.labels.stages,
        STAGES.filter((stage) => stage !== 'clean' && (stage === 'load' || side.stages.includes(stage)))
          .map((stage) => stageName(stage).toLowerCase())
          .join(' → '),
      ],
      [says.labels.compile, says.compile(side.rebuilt, side.fromCache)],
      [
        says.labels.link,
        side.linked > 0 ? duration(side.linkMs) : side.stages.includes('link') ? says.fromCache : says.noLink,
      ],
      ...programFacts(program, programs[0] !== null || programs[1] !== null, says),
    ];
  });
  return [
    ...left.map(([label = '', value = ''], index) => [label, value, right[index]?.[1] ?? ''] as const),
    ...settings
      .filter((one) => (one.first ?? '') !== (one.second ?? ''))
      .map((one) => [one.name, ...toldSettings(one, says.unset)] as const),
    ...programKeys(differing, says.labels),
  ];
}

/** Action ids of the program that both sides make; of several programs the page has them. */
function programKeys(
  differing: Comparison['differing'],
  { mainID, linkID }: AllMessages['compare']['labels'],
): ToldComparison['facts'] {
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
function toldSettings({ first, second }: BuildSetting, unset: string): readonly [string, string] {
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
  program: ComparedProgram | null,
  isTold: boolean,
  { labels, noProgram, noLibraries }: AllMessages['compare'],
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
