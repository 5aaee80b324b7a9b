import { criticalPath } from '../../analysis/build/critical-path.ts';
import { slowestSteps } from '../../analysis/build/slowest.ts';
import type { BuildTrace } from '../../model/trace.ts';
import { buildHeader } from './header.ts';
import { buildHeadline } from './headline.ts';
import { criticalRows, isWork, summarizeRows } from './rows.ts';
import { buildStrip } from './strip.ts';
import { buildTimeline } from './timeline.ts';
import { countTotals } from './totals.ts';
import type { HeaderView, NoMainView, ProgramView, SummaryRow, SummaryView } from './trace-view.ts';

export interface SummaryOptions {
  /** A bundled recording, not the reader's own. */
  readonly example?: boolean;
  /** `running` while go works on it; otherwise the trace says how it ended. */
  readonly state?: HeaderView['state'];
  readonly noMain?: NoMainView | null;
}

/** The part of a view that a summary without reasons needs, at a fraction of the cost. */
export function summarizeTrace(trace: BuildTrace, options: Pick<SummaryOptions, 'noMain'> = {}): SummaryView {
  const summary = summarize(trace, summarizeRows(trace, false), options);
  const path = summary.criticalPath;
  return {
    ...summary,
    timeline: path.length === 0 ? null : buildTimeline(trace, new Set(path), summary.header.buildMs),
  };
}

/** The parts that a summary and a whole view share. */
export function summarize(
  trace: BuildTrace,
  rows: readonly SummaryRow[],
  { example = false, state, noMain = null }: SummaryOptions,
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
  const { path, exitCode, signal, fromCache, panic = null } = exec;
  return { path, exitCode, signal, fromCache, panic };
}
