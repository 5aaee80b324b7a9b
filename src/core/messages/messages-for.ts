import { english } from './en/shared.ts';
import { type Locale, localeOf } from './locale.ts';
import type { Words } from './messages.ts';
import { chinese } from './zh-cn/shared.ts';

const TABLES: Readonly<Record<Locale, Words>> = { en: english, 'zh-CN': chinese };

/** What every screen says, for a tag as `localeOf` reads it. */
export function wordsFor(tag: string): Words {
  return TABLES[localeOf(tag)];
}
