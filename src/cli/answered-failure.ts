import type { FailureAnswer } from '../core/analysis/failure/answer.ts';
import { loadFailureMessages } from '../core/messages/load-failure-messages.ts';
import { loadMainMessages } from '../core/messages/load-main-messages.ts';
import { failureView } from '../core/view/failure/failure-view.ts';
import { failureJson } from '../report/json/failure-json.ts';
import { failureLines } from '../report/text/failure-text.ts';
import type { CommandLineContext } from './command.ts';
import { colorsFor } from './terminal/colors.ts';

/** Why a command failed, for people and for scripts. */
export async function answered(
  answer: FailureAnswer,
  { messages, platform, stdout, env }: CommandLineContext,
) {
  const [failure, mains] = await Promise.all([
    loadFailureMessages(messages.locale),
    loadMainMessages(messages.locale),
  ]);
  const view = failureView(answer, { failure, mains, platform });
  return { lines: failureLines(view, failure, colorsFor(stdout, env)), json: failureJson(answer, view) };
}
