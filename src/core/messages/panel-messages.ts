import { type CompareMessages, compareEnglish } from './en/compare.ts';
import { type ComparisonPageMessages, comparisonPageEnglish } from './en/comparison-page.ts';
import { type PanelOnlyMessages, panelEnglish } from './en/panel.ts';
import { type Locale, localeOf } from './locale.ts';
import type { SharedMessages } from './messages.ts';
import { messagesFor } from './messages-for.ts';
import { compareChinese } from './zh-cn/compare.ts';
import { comparisonPageChinese } from './zh-cn/comparison-page.ts';
import { panelChinese } from './zh-cn/panel.ts';

/** The messages that every screen shares, and those that only the panel and the report have. */
export type PanelMessages = SharedMessages & PanelOnlyMessages & ComparisonMessages;

interface ComparisonMessages {
  readonly compare: CompareMessages;
  readonly comparison: ComparisonPageMessages;
}

const TABLES: Readonly<Record<Locale, PanelOnlyMessages & ComparisonMessages>> = {
  en: { ...panelEnglish, compare: compareEnglish, comparison: comparisonPageEnglish },
  'zh-CN': { ...panelChinese, compare: compareChinese, comparison: comparisonPageChinese },
};

export function panelMessagesFor(tag: string): PanelMessages {
  return { ...messagesFor(tag), ...TABLES[localeOf(tag)] };
}
