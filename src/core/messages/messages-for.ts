import { english } from './en/shared.ts';
import { type Locale, localeOf } from './locale.ts';
import type { SharedMessages } from './messages.ts';
import { chinese } from './zh-cn/shared.ts';

const TABLES: Readonly<Record<Locale, SharedMessages>> = { en: english, 'zh-CN': chinese };

/** What every screen says, for a tag as `localeOf` reads it. */
export function messagesFor(tag: string): SharedMessages {
  return TABLES[localeOf(tag)];
}
