import { type AllMessages, allMessagesEnglish } from '../../src/core/messages/en/all-messages.ts';
import { type HostMessages, hostEnglish } from '../../src/core/messages/en/host.ts';
import { localeOf } from '../../src/core/messages/locale.ts';
import { allMessagesChinese } from '../../src/core/messages/zh-cn/all-messages.ts';
import { hostChinese } from '../../src/core/messages/zh-cn/host.ts';

export function allMessagesFor(tag: string): AllMessages {
  return localeOf(tag) === 'en' ? allMessagesEnglish : allMessagesChinese;
}

export function hostMessagesFor(tag: string): HostMessages {
  return localeOf(tag) === 'en' ? hostEnglish : hostChinese;
}
