import * as v from 'valibot';
import { noteSchema } from '../../core/model/notes.ts';
import { STAGES } from '../../core/model/stage.ts';
import { TRACED_VERBS } from '../../core/model/traced-verbs.ts';
import type { HeadlineView, RowView, TraceView } from '../../core/view/trace/trace-view.ts';
import {
  type ComparedPair,
  type FromWebview,
  type LeftComparison,
  type LeftPanel,
  type Look,
  PANEL_ACTIONS,
  type PanelSource,
  TAB_IDS,
  type ToWebview,
} from './messages.ts';
import { noMainSchema } from './no-main-schema.ts';
import { whySchema } from './why-schema.ts';

/**
 * What arrives in the webview and in its host is `unknown` until it was read here. Numbers that are none
 * (NaN, infinite) become 0 or null, indexes that point nowhere are dropped: a damaged or hostile view draws
 * as far as it can be drawn.
 */
export function readToWebview(data: unknown): ToWebview | null {
  const read = v.safeParse(toWebview, data);
  if (!read.success) return null;
  return read.output.type === 'show'
    ? { ...read.output, view: withValidIndexes(read.output.view) }
    : read.output;
}

/** Rows that are read at once; so many take some milliseconds. */
const ROWS_AT_ONCE = 150;

/** The same for a big view, with a pause after every few rows, so that the page stays quick. */
export async function readToWebviewInSteps(
  data: unknown,
  pause: () => Promise<void>,
): Promise<ToWebview | null> {
  if (!isObject(data) || !('view' in data) || !hasRows(data.view)) return readToWebview(data);
  const shell = v.safeParse(toWebview, { ...data, view: { ...data.view, rows: [] } });
  if (!shell.success || shell.output.type !== 'show') return null;
  const view = await withRows(shell.output.view, data.view.rows, pause);
  return view && { ...shell.output, view };
}

/** A view by itself, in steps: what the command line hands to the editor at the end. */
export async function readTraceViewInSteps(
  data: unknown,
  pause: () => Promise<void>,
): Promise<TraceView | null> {
  if (!hasRows(data)) return null;
  const shell = v.safeParse(traceView, { ...data, rows: [] });
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
    const some = v.safeParse(v.array(row), unread.slice(start, start + ROWS_AT_ONCE));
    if (!some.success) return null;
    rows.push(...some.output);
  }
  return withValidIndexes({ ...shell, rows });
}

function hasRows(view: unknown): view is { readonly rows: readonly unknown[] } {
  return isObject(view) && 'rows' in view && Array.isArray(view.rows);
}

/** What a page kept of itself; null when it is nothing of ours. */
export function readSavedSource(state: unknown): PanelSource | null {
  const read = v.safeParse(v.object({ source: panelSource }), state);
  return read.success ? read.output.source : null;
}

/** The same of a comparison. */
export function readComparedPair(state: unknown): ComparedPair | null {
  const read = v.safeParse(comparedPair, state);
  return read.success ? read.output : null;
}

/** What a host noted of its panels; those that cannot be read are left out. */
export function readLeftPanels(noted: unknown): readonly LeftPanel[] {
  return (Array.isArray(noted) ? noted : []).flatMap((one) => {
    const read = v.safeParse(leftPanel, one);
    return read.success ? [read.output] : [];
  });
}

/** The same of its comparisons. */
export function readLeftComparisons(noted: unknown): readonly LeftComparison[] {
  return (Array.isArray(noted) ? noted : []).flatMap((one) => {
    const read = v.safeParse(leftComparison, one);
    return read.success ? [read.output] : [];
  });
}

/** Where a command of another part leads the reader; null when it says nothing of that. */
export function readLook(argument: unknown): Look | null {
  const read = v.safeParse(look, argument);
  return read.success ? read.output : null;
}

/** Which trace the page showed when it said that (`EditorFacts.trace`); null when none. */
export function readShownTrace(data: unknown): string | null {
  const read = v.safeParse(v.object({ trace: text }), data);
  return read.success ? read.output.trace : null;
}

export function readFromWebview(data: unknown): FromWebview | null {
  const read = v.safeParse(fromWebview, data);
  return read.success ? read.output : null;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

const text = v.string();
const words = v.array(text);
const flag = v.boolean();
const textOrNull = v.nullable(text);
const numberOr0 = v.pipe(
  v.unknown(),
  v.transform((n) => (typeof n === 'number' && Number.isFinite(n) ? n : 0)),
);
const numberOrNull = v.pipe(
  v.unknown(),
  v.transform((n) => (typeof n === 'number' && Number.isFinite(n) ? n : null)),
);
const indexes = v.array(numberOr0);
const stage = v.picklist(STAGES);
const outcome = v.picklist(['miss', 'hit', 'failed', 'notRun', 'notNeeded', 'unknown']);

const diagnostic = v.object({
  package: textOrNull,
  file: textOrNull,
  line: numberOrNull,
  column: numberOrNull,
  message: text,
});

const header = v.object({
  argv: words,
  verb: v.picklist(TRACED_VERBS),
  program: text,
  directory: text,
  mainModules: words,
  goVersion: textOrNull,
  platform: textOrNull,
  startedAt: text,
  wallMs: numberOr0,
  buildMs: numberOr0,
  execMs: numberOrNull,
  exitCode: numberOrNull,
  signal: textOrNull,
  state: v.picklist(['running', 'done', 'interrupted']),
  provisional: flag,
  dryRun: flag,
  origin: v.picklist(['traced', 'imported', 'example']),
  notes: v.array(noteSchema),
});

const totals = v.object({
  packages: numberOr0,
  rebuilt: numberOr0,
  fromCache: numberOr0,
  failed: numberOr0,
  notRun: numberOr0,
  unknown: numberOr0,
  modules: numberOr0,
  linked: numberOr0,
  linksFromCache: numberOr0,
  vetted: numberOr0,
  testsRun: numberOr0,
  testsCached: numberOr0,
  testsFailed: numberOr0,
  testsWithout: numberOr0,
  compileWorkMs: numberOr0,
});

const stageView = v.object({
  id: stage,
  state: v.picklist(['done', 'cached', 'failed', 'running', 'waiting', 'notRun', 'absent', 'unknown']),
  ms: numberOrNull,
  absent: v.nullable(v.picklist(['verb', 'noMain', 'noTests', 'notBuilt'])),
  actions: numberOr0,
  hits: numberOr0,
  misses: numberOr0,
  failed: numberOr0,
  binary: v.nullable(
    v.object({
      path: text,
      sizeBytes: numberOrNull,
      kind: v.picklist(['temporary', 'cached', 'output', 'installed']),
    }),
  ),
});

const rowLabel = v.variant('kind', [
  v.object({
    kind: v.picklist([
      'package',
      'main',
      'test',
      'testMain',
      'externalTest',
      'vet',
      'testRun',
      'run',
      'binary',
    ]),
    name: text,
  }),
  v.object({ kind: v.literal('forTest'), name: text, test: text }),
  v.object({ kind: v.literal('link'), name: textOrNull }),
  v.object({ kind: v.literal('other'), mode: text, name: text }),
]);

const headline = v.variant('kind', [
  v.object({ kind: v.literal('running'), compiled: numberOr0, now: v.nullable(rowLabel), nowMs: numberOr0 }),
  v.object({ kind: v.literal('failed'), rows: indexes, first: v.nullable(diagnostic) }),
  v.object({ kind: v.literal('testsFailed'), rows: indexes }),
  v.object({ kind: v.literal('loadFailed'), first: v.nullable(diagnostic) }),
  v.object({ kind: v.literal('interrupted') }),
  v.object({ kind: v.literal('dryRun'), wouldBuild: numberOr0 }),
  v.object({ kind: v.literal('allCached') }),
  v.object({ kind: v.literal('planOnly') }),
  v.object({
    kind: v.literal('rebuilt'),
    rebuilt: numberOr0,
    origins: indexes,
    others: numberOr0,
    everything: flag,
    linked: numberOr0,
    workMs: numberOr0,
  }),
  v.object({ kind: v.literal('checked'), vetted: numberOr0, testsRun: numberOr0 }),
  v.object({ kind: v.literal('nothing') }),
]);

const row = v.object({
  id: numberOr0,
  key: text,
  kind: v.picklist(['package', 'link', 'vet', 'test', 'binary', 'run', 'other']),
  stage,
  importPath: text,
  variant: textOrNull,
  label: rowLabel,
  module: textOrNull,
  group: words,
  outcome,
  state: v.picklist(['waiting', 'running', 'done', 'planned']),
  provisional: flag,
  origin: flag,
  outputUnchanged: flag,
  critical: flag,
  slackMs: numberOrNull,
  readyMs: numberOrNull,
  startMs: numberOrNull,
  endMs: numberOrNull,
  ownMs: numberOr0,
  cpuMs: numberOr0,
  waitedMs: numberOr0,
  waitedFor: numberOrNull,
  deps: indexes,
  actionID: textOrNull,
  buildID: textOrNull,
  commands: words,
  diagnostics: indexes,
  directory: textOrNull,
  test: v.nullable(
    v.object({
      status: text,
      cached: v.nullable(flag),
      elapsedMs: numberOrNull,
      failed: v.optional(words, []),
    }),
  ),
});

const traceView = v.object({
  header,
  totals,
  strip: v.array(stageView),
  headline,
  rows: v.array(row),
  criticalPath: indexes,
  criticalMs: numberOr0,
  program: v.nullable(v.object({ path: text, exitCode: numberOrNull, signal: textOrNull, fromCache: flag })),
  slowest: indexes,
  timeline: v.object({
    endMs: numberOr0,
    lanes: v.array(
      v.array(v.object({ row: numberOr0, startMs: numberOr0, endMs: numberOr0, critical: flag })),
    ),
    idleShare: numberOrNull,
  }),
  diagnostics: v.array(diagnostic),
  why: v.optional(v.nullable(whySchema), null),
  noMain: v.optional(v.nullable(noMainSchema), null),
});

const panelSource = v.object({ kind: v.picklist(['run', 'history', 'file', 'recorded']), id: text });

const leftPanel = v.object({
  type: text,
  title: text,
  column: v.pipe(v.number(), v.integer(), v.minValue(1)),
  source: panelSource,
  follows: flag,
});

const comparedPair = v.object({ first: panelSource, second: panelSource, note: text });

const leftComparison = v.object({
  type: text,
  title: text,
  column: v.pipe(v.number(), v.integer(), v.minValue(1)),
  pair: comparedPair,
});

const look = v.object({ tab: v.picklist(TAB_IDS), importPath: textOrNull });

const toWebview = v.variant('type', [
  v.object({
    type: v.literal('show'),
    view: traceView,
    locale: text,
    host: v.picklist(['editor', 'report']),
    editor: v.nullable(
      v.object({
        trace: text,
        source: panelSource,
        actions: v.array(v.picklist(PANEL_ACTIONS)),
        goUsed: v.nullable(v.object({ path: text, source: text })),
        look: v.nullable(look),
      }),
    ),
  }),
  v.object({ type: v.literal('wait'), message: text }),
  v.object({ type: v.literal('error'), message: text, asText: flag }),
  v.object({ type: v.literal('here') }),
]);

const fromWebview = v.variant('type', [
  v.object({ type: v.picklist(['ready', 'ask']) }),
  v.object({ type: v.literal('openFile'), path: text, line: numberOrNull, column: numberOrNull }),
  v.object({ type: v.literal('openSource'), directory: text }),
  v.object({ type: v.literal('openFolder'), path: text }),
  v.object({ type: v.literal('copy'), text }),
  v.object({ type: v.picklist(['cancel', 'traceAgain', 'comparePrevious', 'saveReport', 'asText']) }),
  v.object({ type: v.literal('debug'), row: numberOrNull }),
]);

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
