import { mainAnswerOf } from '../../collect/main-package/failure.ts';
import type { BuildTrace } from '../../core/model/trace.ts';
import { noMainView } from '../../core/view/main-package/no-main-view.ts';
import type { NoMainView } from '../../core/view/trace/trace-view.ts';
import type { UserContext } from '../user-context.ts';

/** Why a command that failed had nothing to run; null if it failed for another reason, or succeeded. */
export function failureView(trace: BuildTrace, { env, platform, messages }: UserContext): NoMainView | null {
  return noMainView(mainAnswerOf(trace, { ...env }), messages.mains, platform);
}
