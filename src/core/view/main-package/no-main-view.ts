import type { MainAnswer } from '../../analysis/main-package/answer.ts';
import { shellText } from '../../go/shell-text.ts';
import type { MainPackageMessages } from '../../messages/en/main-packages.ts';
import { mainReasonText } from '../../messages/main-sentences.ts';
import type { NoMainView } from '../trace/trace-view.ts';

const MOST_FIXES = 4;

/** The part of an answer that summary and report show; null if there is nothing to show. */
export function noMainView(
  answer: MainAnswer | null,
  messages: MainPackageMessages,
  platform: string,
): NoMainView | null {
  const reason = answer?.reason ?? null;
  if (answer === null || reason === null) return null;
  const { place } = reason;
  return {
    id: reason.id,
    target: answer.target,
    about: 'main',
    setBy: null,
    goWords: null,
    sentence: mainReasonText(reason, answer.platform, messages),
    place: place === null ? null : { file: place.file, line: place.line, column: place.column },
    fixes: answer.fixes.slice(0, MOST_FIXES).map((fix) => ({
      what: messages.fix[fix.id].what(fix),
      how:
        fix.kind === 'command' ? shellText(fix.argv, fix.env, fix.directory, platform) : messages.edit(fix),
      isCommand: fix.kind === 'command',
    })),
  };
}
