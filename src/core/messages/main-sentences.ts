import type { MainAnswer, MainReason, MainReasonId } from '../analysis/main-package/answer.ts';
import type { MainPlatform } from '../model/main-answer.ts';
import type { MainPackageMessages } from './en/main-packages.ts';

export function mainReasonText<Id extends MainReasonId>(
  reason: MainReason<Id>,
  platform: MainPlatform,
  messages: MainPackageMessages,
): string {
  return messages.reason[reason.id](reason.data, platform);
}

/** The whole answer in one sentence. */
export function mainSentence(answer: MainAnswer, messages: MainPackageMessages): string {
  if (answer.reason !== null) return mainReasonText(answer.reason, answer.platform, messages);
  const isUnreadable = answer.verdict === 'unknown' && answer.basis !== 'files';
  return (isUnreadable ? messages.unreadable : messages.verdict[answer.verdict])(answer.target.join(' '));
}
