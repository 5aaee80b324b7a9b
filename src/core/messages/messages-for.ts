import { english } from './en/shared.ts';
import { type Locale, localeOf } from './locale.ts';
import type { SharedMessages } from './messages.ts';
import { chinese } from './zh-cn/shared.ts';

const TABLES: Readonly<Record<Locale, SharedMessages>> = { en: english, 'zh-CN': chinese };

/** The messages that every screen shares, for any tag that `localeOf` accepts. */
export function messagesFor(tag: string): SharedMessages {
  return TABLES[localeOf(tag)];
}
