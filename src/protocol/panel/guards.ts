import * as v from 'valibot';
import { comparedPairSchema } from '../../core/view/compare/compare-schema.ts';
import type { ComparedPairView, ComparisonView } from '../../core/view/compare/compare-view.ts';
import { rowSchema } from '../../core/view/trace/row-schema.ts';
import type { HeadlineView, RowView, TraceView } from '../../core/view/trace/trace-view.ts';
import { traceViewSchema } from '../../core/view/trace/trace-view-schema.ts';
import {
  binarySourceSchema,
  comparisonFactsSchema,
  comparisonSourceSchema,
  editorFactsSchema,
  fromWebviewSchema,
  panelSourceSchema,
  panelTargetSchema,
  savedComparisonPanelSchema,
  savedPanelSchema,
} from './message-schemas.ts';
import type {
  BinarySource,
  ComparisonFacts,
  ComparisonSource,
  EditorFacts,
  FromWebview,
  PanelSource,
  PanelTarget,
  SavedComparisonPanel,
  SavedPanel,
  ShowMessage,
} from './messages.ts';

/** The number of rows to read at once, which takes some milliseconds. */
const ROWS_AT_ONCE = 150;

/**
 * Reads the view of a `show` message, with a pause after every few rows, so that the page stays responsive. Invalid
 * numbers (NaN, infinite) become 0 or null, and dangling indexes are dropped, so that a damaged or hostile view is drawn
 * as far as possible.
 */
export async function readTracePage(
  { view: unread, editor }: Pick<ShowMessage, 'view' | 'editor'>,
  pause: () => Promise<void>,
): Promise<{ readonly view: TraceView; readonly editor: EditorFacts | null } | null> {
  const facts = v.safeParse(v.nullable(editorFactsSchema), editor);
  const view = facts.success ? await readTraceViewInSteps(unread, pause) : null;
  return view && facts.success ? { view, editor: facts.output } : null;
}

/** The same for a comparison. */
export async function readComparisonPage(
  { view: unread, editor }: Pick<ShowMessage, 'view' | 'editor'>,
  pause: () => Promise<void>,
): Promise<{ readonly view: ComparisonView; readonly editor: ComparisonFacts | null } | null> {
  const facts = v.safeParse(v.nullable(comparisonFactsSchema), editor);
  if (!facts.success || !isObject(unread) || !('pairs' in unread) || !Array.isArray(unread.pairs))
    return null;
  const pairs: ComparedPairView[] = [];
  for (const one of unread.pairs) {
    const pair = await readPairInSteps(one, pause);
    if (pair === null) return null;
    pairs.push(pair);
  }
  return pairs.length === 0 ? null : { view: { pairs }, editor: facts.output };
}

async function readPairInSteps(data: unknown, pause: () => Promise<void>): Promise<ComparedPairView | null> {
  if (!isObject(data) || !('view' in data)) return null;
  const view = await readTraceViewInSteps(data.view, pause);
  if (view === null) return null;
  const read = v.safeParse(comparedPairSchema, { ...data, view: { ...view, rows: [] } });
  return read.success ? withValidRowFacts({ ...read.output, view }) : null;
}

/** A view by itself, in steps: what the command line sends to the editor at the end. */
export async function readTraceViewInSteps(
  data: unknown,
  pause: () => Promise<void>,
): Promise<TraceView | null> {
  if (!hasRows(data)) return null;
  const shell = v.safeParse(traceViewSchema, { ...data, rows: [] });
  return shell.success ? withRows(shell.output, data.rows, pause) : null;
}

async function withRows(
  shell: TraceView,
  unread: readonly unknown[],
  pause: () => Promise<void>,
): Promise<TraceView | null> {
  const rows: RowView[] = [];
  for (let start = 0; start < unread.length; start += ROWS_AT_ONCE) {
    await pause();
    const some = v.safeParse(v.array(rowSchema), unread.slice(start, start + ROWS_AT_ONCE));
    if (!some.success) return null;
    rows.push(...some.output);
  }
  return withValidIndexes({ ...shell, rows });
}

function hasRows(view: unknown): view is { readonly rows: readonly unknown[] } {
  return isObject(view) && 'rows' in view && Array.isArray(view.rows);
}

/** The saved state of a page; null if it is not ours. */
export function readSavedSource(state: unknown): PanelSource | null {
  const read = v.safeParse(v.object({ source: panelSourceSchema }), state);
  return read.success ? read.output.source : null;
}

/** The same for a comparison. */
export function readSavedComparison(state: unknown): ComparisonSource | null {
  const read = v.safeParse(v.object({ compared: comparisonSourceSchema }), state);
  return read.success ? read.output.compared : null;
}

/** The same for a page about a binary. */
export function readSavedBinary(state: unknown): BinarySource | null {
  const read = v.safeParse(v.object({ binary: binarySourceSchema }), state);
  return read.success ? read.output.binary : null;
}

/** The saved state of a host's panels; invalid ones are left out. */
export function readSavedPanels(noted: unknown): readonly SavedPanel[] {
  return (Array.isArray(noted) ? noted : []).flatMap((one) => {
    const read = v.safeParse(savedPanelSchema, one);
    return read.success ? [read.output] : [];
  });
}

/** The same for its comparisons. */
export function readSavedComparisonPanels(noted: unknown): readonly SavedComparisonPanel[] {
  return (Array.isArray(noted) ? noted : []).flatMap((one) => {
    const read = v.safeParse(savedComparisonPanelSchema, one);
    return read.success ? [read.output] : [];
  });
}

/** The tab and package that a command of another feature requests; null if there is none. */
export function readPanelTarget(argument: unknown): PanelTarget | null {
  const read = v.safeParse(panelTargetSchema, argument);
  return read.success ? read.output : null;
}

/** The trace that the page showed when it sent the message (`EditorFacts.trace`); null if none. */
export function readShownTrace(data: unknown): string | null {
  const read = v.safeParse(v.object({ trace: v.string() }), data);
  return read.success ? read.output.trace : null;
}

export function readFromWebview(data: unknown): FromWebview | null {
  const read = v.safeParse(fromWebviewSchema, data);
  return read.success ? read.output : null;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function withValidIndexes(view: TraceView): TraceView {
  const isRow = (index: number) => Number.isInteger(index) && index >= 0 && index < view.rows.length;
  const isDiagnostic = (index: number) =>
    Number.isInteger(index) && index >= 0 && index < view.diagnostics.length;
  return {
    ...view,
    headline: withValidRows(view.headline, isRow),
    rows: view.rows.map((row, index) => ({
      ...row,
      id: index,
      deps: row.deps.filter((dep) => isRow(dep) && dep !== index),
      waitedFor: row.waitedFor !== null && isRow(row.waitedFor) ? row.waitedFor : null,
      diagnostics: row.diagnostics.filter(isDiagnostic),
    })),
    criticalPath: view.criticalPath.filter(isRow),
    slowest: view.slowest.filter(isRow),
    timeline: {
      ...view.timeline,
      lanes: view.timeline.lanes.map((lane) =>
        lane.filter((bar) => isRow(bar.row) && bar.endMs >= bar.startMs),
      ),
    },
  };
}

/** Makes one entry for each row, and drops indexes of rows that do not exist. */
function withValidRowFacts(pair: ComparedPairView): ComparedPairView {
  const { rows } = pair.view;
  return {
    ...pair,
    rows: rows.map((_, index) => pair.rows[index] ?? { share: 'notCached', first: null, second: null }),
    differing: pair.differing.map((step) =>
      step.row !== null && rows[step.row] === undefined ? { ...step, row: null } : step,
    ),
  };
}

function withValidRows(headline: HeadlineView, isRow: (index: number) => boolean): HeadlineView {
  switch (headline.kind) {
    case 'rebuilt':
      return { ...headline, origins: headline.origins.filter(isRow) };
    case 'failed':
    case 'testsFailed':
      return { ...headline, rows: headline.rows.filter(isRow) };
    default:
      return headline;
  }
}
