import { mainAnswerOf } from '../../collect/main-package/failure.ts';
import { loadMainMessages } from '../../core/messages/load-main-messages.ts';
import type { BuildTrace } from '../../core/model/trace.ts';
import { noMainView } from '../../core/view/main-package/no-main-view.ts';
import type { NoMainView } from '../../core/view/trace/trace-view.ts';
import type { UserContext } from '../user-context.ts';

/** Why a command that failed had nothing to run; null if it failed for another reason, or succeeded. */
export async function failureView(
  trace: BuildTrace,
  { env, platform, messages }: UserContext,
): Promise<NoMainView | null> {
  const answer = mainAnswerOf(trace, { ...env });
  return answer === null ? null : noMainView(answer, await loadMainMessages(messages.locale), platform);
}
