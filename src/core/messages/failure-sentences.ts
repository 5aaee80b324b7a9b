import type { AnswerFix, FailureReason } from '../analysis/failure/answer.ts';
import type { Exclusion } from '../model/main-answer.ts';
import type { FailureMessages } from './en/failure.ts';

type RuleFix = (AnswerFix & { readonly by: 'rule' })['fix'];

export function failureReasonText(
  reason: FailureReason,
  exclusion: (why: Exclusion) => string,
  messages: FailureMessages,
): string {
  const text = messages.reason[reason.id] as (
    data: FailureReason['data'],
    exclusion: (why: Exclusion) => string,
  ) => string;
  return text(reason.data, exclusion);
}

export function failureFixText(fix: RuleFix, messages: FailureMessages): string {
  return messages.fix[fix.id](fix.names);
}
