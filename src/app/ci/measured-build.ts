import { rowOf } from '../../core/analysis/trends/row-of.ts';
import type { BuildRow } from '../../core/model/build-row.ts';
import type { BuildTrace } from '../../core/model/trace.ts';
import type { TraceView } from '../../core/view/trace/trace-view.ts';
import { traceFailureView } from '../failure/trace-failure.ts';
import { namedTrace, type Reach } from '../named-trace.ts';
import { explainStored } from '../rebuild/explain-trace.ts';
import { exportExplained, viewExplained } from '../rebuild/explained-trace.ts';
import type { UserContext } from '../user-context.ts';

/** A recorded build and its figures. */
export interface MeasuredBuild {
  readonly trace: BuildTrace;
  readonly row: BuildRow;
}

/** A row that is not saved needs no name. */
const UNSAVED = '';

export async function measuredBuild(
  name: string,
  reach: Reach,
  context: UserContext,
): Promise<MeasuredBuild> {
  const recorded = await namedTrace(name, reach, context);
  const { trace, explanation } = await explainStored(recorded, context);
  return { trace, row: rowOf(UNSAVED, trace, explanation) };
}

/** The same for files that others read: `row` and `view` are redacted, `trace` is not. */
export async function publishedBuild(
  name: string,
  reach: Reach,
  context: UserContext,
): Promise<MeasuredBuild & { readonly view: TraceView }> {
  const recorded = await namedTrace(name, reach, context);
  const explained = await explainStored(recorded, context);
  const noMain = await traceFailureView(recorded, context);
  const exported = await exportExplained({ ...explained, noMain }, context);
  return {
    trace: explained.trace,
    row: rowOf(UNSAVED, exported.trace, exported.explanation),
    view: viewExplained(exported),
  };
}
