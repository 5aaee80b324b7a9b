import { packageGraph } from '../../analysis/build/package-graph.ts';
import type { Explanation } from '../../analysis/rebuild/explanation.ts';
import type { BuildTrace } from '../../model/trace.ts';
import { sortRoots } from '../rebuild/why-roots.ts';
import { buildWhy, type WhyView } from '../rebuild/why-view.ts';
import { buildRows } from './rows.ts';
import { type SummaryOptions, summarize } from './summarize-trace.ts';
import { buildTimeline } from './timeline.ts';
import type { RowView, TraceView } from './trace-view.ts';

export interface ViewOptions extends SummaryOptions {
  readonly explanation?: Explanation;
}

/** Everything that a screen shows about one trace. */
export function viewTrace(trace: BuildTrace, options: ViewOptions = {}): TraceView {
  const why = options.explanation ? buildWhy(trace, options.explanation) : null;
  const rows = flagRoots(trace, buildRows(trace, options.state === 'running'), why, options.explanation);
  const summary = summarize(trace, rows, options);
  const timeline = buildTimeline(trace, new Set(summary.criticalPath), summary.header.buildMs);
  return { ...summary, rows, timeline, why };
}

/** If causes are known, roots are the packages with a change of their own, as many as are counted. */
function flagRoots(
  trace: BuildTrace,
  rows: RowView[],
  why: WhyView | null,
  explanation: Explanation | undefined,
): RowView[] {
  if (why === null || explanation === undefined) return rows;
  const roots = rootRows(trace, why, explanation);
  if (roots === null) return rows;
  return rows.map((row) => ({
    ...row,
    origin: roots.has(row.id),
    outputUnchanged: row.outputUnchanged || why.rows[String(row.id)]?.outputUnchanged === true,
  }));
}

/** Row IDs; null if no cause is known, so that rows without rebuilt dependencies are the best choice. */
function rootRows(
  trace: BuildTrace,
  { causes, compared, counts }: WhyView,
  explanation: Explanation,
): ReadonlySet<number> | null {
  // Nothing was compiled: the edit shows only in a link, a vet or a test.
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
