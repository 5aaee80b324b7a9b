import type { BuildTrace } from '../core/model/trace.ts';
import type { TraceView } from '../core/view/trace/trace-view.ts';
import { traceFailureView } from './failure/trace-failure.ts';
import { explainStored } from './rebuild/explain-trace.ts';
import { exportExplained, viewExplained } from './rebuild/explained-trace.ts';
import type { UserContext } from './user-context.ts';

export interface ExportOptions {
  readonly example?: boolean;
  /** Whether to read the command's source files to find out why there was nothing to run. */
  readonly judge: boolean;
}

/** The redacted view: what a report shows. */
export async function exportedView(
  recorded: BuildTrace,
  context: UserContext,
  { example = false, judge }: ExportOptions,
): Promise<TraceView> {
  const { trace, explanation } = await explainStored(recorded, context);
  const noMain = judge ? await traceFailureView(recorded, context) : null;
  return viewExplained(await exportExplained({ trace, explanation, noMain }, context), { example });
}
