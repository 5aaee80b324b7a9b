import { type AllWords, allWordsEnglish } from '../../src/core/messages/en/all-messages.ts';
import { type HostWords, hostEnglish } from '../../src/core/messages/en/host.ts';
import { localeOf } from '../../src/core/messages/locale.ts';
import { allWordsChinese } from '../../src/core/messages/zh-cn/all-messages.ts';
import { hostChinese } from '../../src/core/messages/zh-cn/host.ts';

export function allWordsFor(tag: string): AllWords {
  return localeOf(tag) === 'en' ? allWordsEnglish : allWordsChinese;
}

export function hostWordsFor(tag: string): HostWords {
  return localeOf(tag) === 'en' ? hostEnglish : hostChinese;
}
