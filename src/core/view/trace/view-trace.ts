import { criticalPath } from '../../analysis/build/critical-path.ts';
import { packageGraph } from '../../analysis/build/package-graph.ts';
import { slowestSteps } from '../../analysis/build/slowest.ts';
import type { Explanation } from '../../analysis/rebuild/explanation.ts';
import type { BuildTrace } from '../../model/trace.ts';
import { sortRoots } from '../rebuild/why-roots.ts';
import { buildWhy, type WhyView } from '../rebuild/why-view.ts';
import { buildHeader } from './header.ts';
import { buildHeadline } from './headline.ts';
import { buildRows, criticalRows, isWork, summarizeRows } from './rows.ts';
import { buildStrip } from './strip.ts';
import { buildTimeline } from './timeline.ts';
import { countTotals } from './totals.ts';
import type {
  HeaderView,
  NoMainView,
  ProgramView,
  RowView,
  SummaryRow,
  SummaryView,
  TraceView,
} from './trace-view.ts';

export interface ViewOptions {
  /** A bundled recording, not the reader's own. */
  readonly example?: boolean;
  /** `running` while go works on it; otherwise the trace says how it ended. */
  readonly state?: HeaderView['state'];
  readonly explanation?: Explanation;
  readonly noMain?: NoMainView | null;
}

/** All that a screen shows of one trace. */
export function viewTrace(trace: BuildTrace, options: ViewOptions = {}): TraceView {
  const why = options.explanation ? buildWhy(trace, options.explanation) : null;
  const rows = markRoots(trace, buildRows(trace, options.state === 'running'), why, options.explanation);
  const summary = summarize(trace, rows, options);
  const timeline = buildTimeline(trace, new Set(summary.criticalPath), summary.header.buildMs);
  return { ...summary, rows, timeline, why };
}

/** What a summary says of a trace that nobody has explained, at a fraction of the work. */
export function summarizeTrace(trace: BuildTrace, options: Pick<ViewOptions, 'noMain'> = {}): SummaryView {
  const summary = summarize(trace, summarizeRows(trace, false), options);
  const path = summary.criticalPath;
  return {
    ...summary,
    timeline: path.length === 0 ? null : buildTimeline(trace, new Set(path), summary.header.buildMs),
  };
}

function summarize(
  trace: BuildTrace,
  rows: readonly SummaryRow[],
  { example = false, state, noMain = null }: ViewOptions,
): Omit<SummaryView, 'timeline'> {
  const header = buildHeader(trace, rows, { example, state: state ?? null });
  const totals = countTotals(trace, rows);
  const critical = criticalRows(trace);
  return {
    header,
    totals,
    strip: buildStrip(trace, rows, header),
    headline: buildHeadline(trace, rows, header, totals),
    rows,
    criticalPath: critical,
    criticalMs: critical.length === 0 ? 0 : criticalPath(trace).ms,
    program: programOf(trace),
    slowest: (trace.dryRun ? [] : slowestSteps(trace))
      .map((step) => step.node)
      .filter((id) => isWork(rows[id]?.outcome ?? 'unknown')),
    diagnostics: trace.diagnostics,
    why: null,
    noMain,
  };
}

function programOf({ exec }: BuildTrace): ProgramView | null {
  if (exec === null) return null;
  const { path, exitCode, signal, fromCache } = exec;
  return { path, exitCode, signal, fromCache };
}

/** Where causes are known, roots are the packages with a change of their own: as many as are said to be. */
function markRoots(
  trace: BuildTrace,
  rows: RowView[],
  why: WhyView | null,
  explanation: Explanation | undefined,
): RowView[] {
  if (why === null || explanation === undefined) return rows;
  const roots = rootsToMark(trace, why, explanation);
  if (roots === null) return rows;
  return rows.map((row) => ({
    ...row,
    origin: roots.has(row.id),
    outputUnchanged: row.outputUnchanged || why.rows[String(row.id)]?.outputUnchanged === true,
  }));
}

/** Row ids; null where no cause is known, and the rows that need nothing rebuilt are the best there is. */
function rootsToMark(
  trace: BuildTrace,
  { causes, compared, counts }: WhyView,
  explanation: Explanation,
): ReadonlySet<number> | null {
  // Nothing was compiled: what was edited shows itself in a link, a vet or a test.
  if (counts.rebuilt + counts.failed === 0) {
    const own = causes.flatMap((cause) => (cause.importPath === null ? [] : cause.roots));
    return own.length === 0 ? null : new Set(own);
  }
  if (compared === 0) return null;
  const wanted = new Set(sortRoots(explanation).roots.map((node) => node.action));
  const found = new Set<number>();
  packageGraph(trace).nodes.forEach((node, row) => {
    if (node.actions.some((action) => wanted.has(action))) found.add(row);
  });
  return found;
}
