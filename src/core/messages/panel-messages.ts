import { type PanelOnlyWords, panelEnglish } from './en/panel.ts';
import { type Locale, localeOf } from './locale.ts';
import type { Words } from './messages.ts';
import { wordsFor } from './messages-for.ts';
import { panelChinese } from './zh-cn/panel.ts';

/** The words that every screen shares, and those that only the panel and the report have. */
export type PanelWords = Words & PanelOnlyWords;

const TABLES: Readonly<Record<Locale, PanelOnlyWords>> = { en: panelEnglish, 'zh-CN': panelChinese };

export function panelWordsFor(tag: string): PanelWords {
  return { ...wordsFor(tag), ...TABLES[localeOf(tag)] };
}
