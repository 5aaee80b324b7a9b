import type * as v from 'valibot';
import { type Comparison, compareTraces } from '../../analysis/compare/compare-traces.ts';
import type { ComparedProgram } from '../../model/compared-program.ts';
import { stepName } from '../../model/step-id.ts';
import type { BuildTrace } from '../../model/trace.ts';
import { distinctNames, shortener } from '../trace/labels.ts';
import { buildRows, isWork } from '../trace/rows.ts';
import type { RowView, TraceView } from '../trace/trace-view.ts';
import { viewTrace } from '../trace/view-trace.ts';
import type {
  comparedPairSchema,
  comparedRowSchema,
  comparedSideRowSchema,
  comparedSideSchema,
  SHARES,
} from './compare-schema.ts';

/** The view of a comparison: plain JSON without text in any language. See compare-schema.ts for each field. */
export interface ComparisonView {
  /** The first command paired with each of the others. */
  readonly pairs: readonly ComparedPairView[];
}
export interface ComparedPairView extends v.InferOutput<typeof comparedPairSchema> {}
export interface ComparedRowView extends v.InferOutput<typeof comparedRowSchema> {}
export interface ComparedSideView extends v.InferOutput<typeof comparedSideSchema> {}
export type ComparedSideRow = v.InferOutput<typeof comparedSideRowSchema>;
export type Share = (typeof SHARES)[number];

/** A trace to compare, and the programs that its command wrote, if they could be read. */
export interface SideToCompare {
  readonly trace: BuildTrace;
  readonly programs: readonly ComparedProgram[];
}

/** Compares the first side with each of the others. */
export function viewComparison(sides: readonly SideToCompare[]): ComparisonView {
  const [first, ...others] = sides;
  return { pairs: first === undefined ? [] : others.map((second) => viewPair(first, second)) };
}

export function viewPair(first: SideToCompare, second: SideToCompare): ComparedPairView {
  const { comparison, trace: seen } = compareTraces(first.trace, second.trace);
  const { why, shared, different, onlyFirst, onlySecond, unequalOutputs } = comparison;
  const view = viewTrace(seen, why ? { explanation: why } : {});
  const own = buildRows(second.trace, false);
  const merged = mergeRows(buildRows(first.trace, false), view.rows, own, comparison);
  const rowOf = new Map(merged.map(({ row, compared }) => [compared.second?.actionID, row.id]));
  const paths = [...new Set(comparison.sides.flatMap(({ programs }) => programs))];
  const nameOf = distinctNames(paths, shortener(second.trace));
  return {
    first: { ...comparison.sides[0], programs: programsOf(first, comparison.sides[0].programs, nameOf) },
    second: { ...comparison.sides[1], programs: programsOf(second, comparison.sides[1].programs, nameOf) },
    shared,
    different,
    onlyFirst,
    onlySecond,
    unequalOutputs,
    settings: comparison.settings.filter((one) => (one.first ?? '') !== (one.second ?? '')),
    differing: comparison.differing.map(({ step, first: one, second: two }) => ({
      row: (two === null ? null : rowOf.get(two)) ?? null,
      step,
      first: one,
      second: two,
    })),
    view: withoutTimes(
      view,
      merged.map(({ row }) => row),
    ),
    rows: merged.map(({ compared }) => compared),
  };
}

function programsOf(
  { programs }: SideToCompare,
  importPaths: readonly string[],
  nameOf: (importPath: string) => string,
): ComparedSideView['programs'] {
  return importPaths.map((importPath) => {
    const file = programs.find((one) => one.package === importPath) ?? null;
    return { name: nameOf(importPath), importPath, file };
  });
}

interface Merged {
  readonly row: RowView;
  readonly compared: ComparedRowView;
}

/** The second side's rows compared with the first side's, then the rows that only the first side has. */
function mergeRows(
  first: readonly RowView[],
  seen: readonly RowView[],
  second: readonly RowView[],
  comparison: Comparison,
): readonly Merged[] {
  const byKey = new Map(first.map((row) => [row.key, row]));
  const byAction = new Map(
    first.flatMap((row) => (row.actionID === null ? [] : [[row.actionID, row] as const])),
  );
  const unequal = new Set(comparison.unequalOutputs.map(stepName));
  const onlySecond = new Set(comparison.onlySecond.map(stepName));
  const taken = new Set<string>();
  const merged = seen.map((row): Merged => {
    const other = byAction.get(row.actionID ?? '') ?? byKey.get(row.key);
    if (other !== undefined) taken.add(other.key);
    const own = second[row.id];
    const share = shareOf(row, other, { unequal, onlySecond });
    const compared = { share, first: sideRow(other), second: sideRow(own) };
    return { row: asCompared(row, compared), compared };
  });
  const rest = first.filter((row) => !taken.has(row.key));
  const ids = new Map(merged.map(({ row }) => [row.key, row.id]));
  for (const [index, row] of rest.entries()) ids.set(row.key, merged.length + index);
  const added = rest.map((row, index): Merged => {
    const compared: ComparedRowView = { share: 'onlyFirst', first: sideRow(row), second: null };
    const deps = row.deps.flatMap((dep) => ids.get(first[dep]?.key ?? '') ?? []);
    return {
      row: { ...asCompared(row, compared), id: merged.length + index, origin: false, deps },
      compared,
    };
  });
  return [...merged, ...added];
}

/** Compiles and links follow the comparison's counts; vets and tests follow from their keys. */
function shareOf(
  row: RowView,
  other: RowView | undefined,
  names: { readonly unequal: ReadonlySet<string>; readonly onlySecond: ReadonlySet<string> },
): ComparedRowView['share'] {
  if (row.kind === 'package' || row.kind === 'link') {
    const name = stepName({ mode: row.kind === 'link' ? 'link' : 'build', importPath: row.importPath });
    if (row.actionID === null) return other === undefined ? 'onlySecond' : 'notCached';
    if (row.outcome === 'hit') return names.unequal.has(name) ? 'unequal' : 'shared';
    return names.onlySecond.has(name) ? 'onlySecond' : 'different';
  }
  if (other === undefined) return 'onlySecond';
  if (row.actionID === null || other.actionID === null || row.kind === 'run' || row.kind === 'binary')
    return 'notCached';
  return row.actionID === other.actionID ? 'shared' : 'different';
}

function sideRow(row: RowView | undefined): ComparedSideRow | null {
  if (row === undefined) return null;
  const { outcome, ownMs, actionID } = row;
  return { outcome, ownMs: isWork(outcome) ? ownMs : 0, actionID };
}

/** A row to be drawn like a row of a run, without the times of one side. */
function asCompared(row: RowView, { share, first, second }: ComparedRowView): RowView {
  return {
    ...row,
    outcome: share === 'shared' ? 'hit' : share === 'notCached' ? 'notNeeded' : 'miss',
    state: 'done',
    provisional: false,
    origin: row.origin && share === 'different',
    outputUnchanged: false,
    critical: false,
    slackMs: null,
    readyMs: null,
    startMs: null,
    endMs: null,
    // The longer time of both sides decides how prominent the row is in the picture.
    ownMs: Math.max(first?.ownMs ?? 0, second?.ownMs ?? 0),
    cpuMs: 0,
    waitedMs: 0,
    waitedFor: null,
    actionID: null,
    buildID: null,
    commands: [],
    diagnostics: [],
    test: null,
  };
}

/** Removes times, messages and results, because they belong to one side only. */
function withoutTimes(view: TraceView, rows: readonly RowView[]): TraceView {
  return {
    ...view,
    header: { ...view.header, state: 'done', provisional: false, dryRun: false, notes: [] },
    headline: { kind: 'nothing' },
    strip: [],
    rows,
    criticalPath: [],
    criticalMs: 0,
    program: null,
    slowest: [],
    timeline: { endMs: 0, lanes: [], idleShare: null },
    diagnostics: [],
    noMain: null,
  };
}
