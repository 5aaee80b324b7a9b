import { criticalPath } from '../analysis/critical-path.ts';
import { slowestSteps } from '../analysis/slowest.ts';
import type { Explanation } from '../analysis/why-explanation.ts';
import type { BuildTrace } from '../model/trace.ts';
import { buildHeader } from './header.ts';
import { buildHeadline } from './headline.ts';
import { buildRows, criticalRows, isWork } from './rows.ts';
import { buildStrip } from './strip.ts';
import { buildTimeline } from './timeline.ts';
import { countTotals } from './totals.ts';
import type { HeaderView, NoMainView, ProgramView, RowView, TraceView } from './trace-view.ts';
import { buildWhy, type WhyView } from './why-view.ts';

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
  const rows = markRoots(buildRows(trace, options.state === 'running'), why);
  const header = buildHeader(trace, rows, {
    example: options.example === true,
    state: options.state ?? null,
  });
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
    timeline: buildTimeline(trace, rows, header.buildMs),
    diagnostics: trace.diagnostics,
    why,
    noMain: options.noMain ?? null,
  };
}

function programOf({ exec }: BuildTrace): ProgramView | null {
  if (exec === null) return null;
  const { path, exitCode, signal, fromCache } = exec;
  return { path, exitCode, signal, fromCache };
}

/** Where causes are known, roots are the packages with a change of their own. */
function markRoots(rows: RowView[], why: WhyView | null): RowView[] {
  const roots = new Set(why?.causes.flatMap((cause) => (cause.importPath === null ? [] : cause.roots)));
  if (why === null || roots.size === 0) return rows;
  return rows.map((row) => {
    const known = why.rows[String(row.id)];
    if (!known) return row;
    return {
      ...row,
      origin: roots.has(row.id),
      outputUnchanged: row.outputUnchanged || known.outputUnchanged,
    };
  });
}
