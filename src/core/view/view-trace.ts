import type { BuildTrace } from '../model/trace.ts';
import { criticalPathOf } from './critical.ts';
import { buildHeader } from './header.ts';
import { buildHeadline } from './headline.ts';
import { rowUnits } from './row-units.ts';
import { buildRows, isWork, spansOf } from './rows.ts';
import { buildStrip } from './strip.ts';
import { buildTimeline } from './timeline.ts';
import { countTotals } from './totals.ts';
import type { HeaderView, ProgramView, TraceView } from './trace-view.ts';

export interface ViewOptions {
  /** A bundled recording, not the reader's own. */
  readonly example?: boolean;
  /** `running` while go works on it; otherwise the trace says how it ended. */
  readonly state?: HeaderView['state'];
}

/** All that a screen shows of one trace. */
export function viewTrace(trace: BuildTrace, options: ViewOptions = {}): TraceView {
  const units = rowUnits(trace);
  const spans = spansOf(units);
  const { path, slackMs } = criticalPathOf(units, spans);
  const critical = new Set(path);
  const running = options.state === 'running';
  const rows = buildRows(trace, units, spans, { critical, slackMs }, running);
  const header = buildHeader(trace, rows, {
    example: options.example === true,
    state: options.state ?? null,
  });
  const totals = countTotals(trace, rows);
  return {
    header,
    totals,
    strip: buildStrip(trace, rows, header),
    headline: buildHeadline(trace, rows, header, totals),
    rows,
    criticalPath: path,
    program: programOf(trace),
    slowest: rows
      .filter((row) => row.kind !== 'run' && isWork(row.outcome))
      .sort((a, b) => b.ownMs - a.ownMs || a.id - b.id)
      .map((row) => row.id),
    timeline: buildTimeline(spans, critical, Math.max(header.buildMs, 0)),
    diagnostics: trace.diagnostics,
  };
}

function programOf({ exec }: BuildTrace): ProgramView | null {
  if (exec === null) return null;
  const { path, exitCode, signal, fromCache } = exec;
  return { path, exitCode, signal, fromCache };
}
