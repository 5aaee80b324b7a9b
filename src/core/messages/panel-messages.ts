import { type PanelOnlyMessages, panelEnglish } from './en/panel.ts';
import { type Locale, localeOf } from './locale.ts';
import type { SharedMessages } from './messages.ts';
import { messagesFor } from './messages-for.ts';
import { panelChinese } from './zh-cn/panel.ts';

/** The words that every screen shares, and those that only the panel and the report have. */
export type PanelMessages = SharedMessages & PanelOnlyMessages;

const TABLES: Readonly<Record<Locale, PanelOnlyMessages>> = { en: panelEnglish, 'zh-CN': panelChinese };

export function panelMessagesFor(tag: string): PanelMessages {
  return { ...messagesFor(tag), ...TABLES[localeOf(tag)] };
}
