import type { Explanation } from '../../core/analysis/rebuild/explanation.ts';
import type { BuildTrace } from '../../core/model/trace.ts';
import { buildWhy } from '../../core/view/rebuild/why-view.ts';
import type { NoMainView, TraceView } from '../../core/view/trace/trace-view.ts';
import { viewTrace } from '../../core/view/trace/view-trace.ts';
import { exportExplanation, exportTexts, exportTrace } from '../export-trace.ts';
import type { UserContext } from '../user-context.ts';

/** A trace and its explanations. */
export interface ExplainedTrace {
  readonly trace: BuildTrace;
  /** null if no inputs are known. */
  readonly explanation: Explanation | null;
  /** Why there was nothing to run; null if there was something, or if nobody asked. */
  readonly noMain: NoMainView | null;
}

export function viewExplained(
  { trace, explanation, noMain }: ExplainedTrace,
  { example = false }: { readonly example?: boolean } = {},
): TraceView {
  return viewTrace(trace, { example, noMain, ...(explanation === null ? {} : { explanation }) });
}

/** The same in redacted form. */
export async function exportExplained(
  { trace, explanation, noMain }: ExplainedTrace,
  context: UserContext,
): Promise<ExplainedTrace> {
  return {
    trace: await exportTrace(trace, context),
    explanation: explanation && (await exportExplanation(explanation, context)),
    noMain: noMain && (await exportTexts(noMain, context)),
  };
}

/**
 * The view of an exported trace, with the argv that its own user typed: a second view of the whole trace would
 * cost more than everything else.
 */
export function withOwnArguments(view: TraceView, { trace, explanation, noMain }: ExplainedTrace): TraceView {
  const { argv, directory } = trace.command;
  const why = explanation === null ? null : buildWhy(trace, explanation);
  return { ...view, header: { ...view.header, argv, directory }, why, noMain };
}
