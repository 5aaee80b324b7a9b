import { type AllWords, allWordsEnglish } from '../../src/core/words/all-words.ts';
import { type HostWords, hostEnglish } from '../../src/core/words/host.ts';
import { localeOf } from '../../src/core/words/locale.ts';
import { allWordsChinese } from '../../src/core/words/zh-cn/all-words.ts';
import { hostChinese } from '../../src/core/words/zh-cn/host.ts';

export function allWordsFor(tag: string): AllWords {
  return localeOf(tag) === 'en' ? allWordsEnglish : allWordsChinese;
}

export function hostWordsFor(tag: string): HostWords {
  return localeOf(tag) === 'en' ? hostEnglish : hostChinese;
}
