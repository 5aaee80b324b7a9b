import type { AnswerFix, FailureAnswer } from '../../analysis/failure/answer.ts';
import { shellText, unsetText } from '../../go/shell-text.ts';
import type { FailureMessages } from '../../messages/en/failure.ts';
import type { MainPackageMessages } from '../../messages/en/main-packages.ts';
import { failureFixText, failureReasonText } from '../../messages/failure-sentences.ts';
import { mainReasonText } from '../../messages/main-sentences.ts';
import { assertNever } from '../../model/assert-never.ts';
import type { NoMainView } from '../trace/trace-view.ts';

export interface FailureTexts {
  readonly failure: FailureMessages;
  readonly mains: MainPackageMessages;
  readonly platform: string;
}

const MOST_FIXES = 5;

/** The answer as every screen shows it: in the reader's language. */
export function failureView(answer: FailureAnswer, texts: FailureTexts): NoMainView {
  const { cause, place, setBy, fixes, goWords } = answer;
  return {
    id: cause.by === 'go' ? 'go' : cause.reason.id,
    about: cause.by === 'main' ? 'main' : 'command',
    target: cause.by === 'main' ? cause.target : [],
    sentence: sentenceOf(answer, texts),
    place: place && { file: place.file, line: place.line, column: place.column },
    fixes: fixes.slice(0, MOST_FIXES).map((fix) => fixView(fix, texts)),
    setBy: setBy && texts.failure.setBy(setBy),
    goWords,
  };
}

function sentenceOf({ cause }: FailureAnswer, { failure, mains }: FailureTexts): string {
  switch (cause.by) {
    case 'rule':
      return failureReasonText(cause.reason, (why) => mains.exclusion(why, cause.platform), failure);
    case 'main':
      return mainReasonText(cause.reason, cause.platform, mains);
    case 'go':
      return failure.onlyGo(cause.line);
    default:
      return assertNever(cause);
  }
}

function fixView(one: AnswerFix, { failure, mains, platform }: FailureTexts): NoMainView['fixes'][number] {
  if (one.by === 'main') {
    const { fix } = one;
    const what = mains.fix[fix.id].what(fix);
    return fix.kind === 'command'
      ? { what, how: shellText(fix.argv, fix.env, fix.directory, platform), isCommand: true }
      : { what, how: mains.edit(fix), isCommand: false };
  }
  const { fix } = one;
  const what = failureFixText(fix, failure);
  switch (fix.kind) {
    case 'instead':
    case 'first':
      return { what, how: shellText(fix.argv, fix.env, fix.directory, platform), isCommand: true };
    case 'unset':
      return { what, how: unsetText(fix.names, platform), isCommand: true };
    case 'edit': {
      const { file, line } = fix.place;
      const at = line === null ? file : `${file}:${line}`;
      return { what, how: `${at}  ${failure.edit(fix.change, fix.text)}`, isCommand: false };
    }
    case 'advice': {
      const { place } = fix;
      const at =
        place === null
          ? ''
          : [place.file, place.line, place.column].filter((part) => part !== null).join(':');
      return { what, how: at, isCommand: false };
    }
    default:
      return assertNever(fix);
  }
}
