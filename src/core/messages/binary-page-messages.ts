import { type BinaryPageMessages, binaryPageEnglish } from './en/binary-page.ts';
import { type Locale, localeOf } from './locale.ts';
import { binaryPageChinese } from './zh-cn/binary-page.ts';

/** The messages of the page "Binary", which has a bundle of its own. */
export type BinaryBundleMessages = BinaryPageMessages & { readonly locale: Locale };

const TABLES: Readonly<Record<Locale, BinaryPageMessages>> = {
  en: binaryPageEnglish,
  'zh-CN': binaryPageChinese,
};

export function binaryPageMessagesFor(tag: string): BinaryBundleMessages {
  const locale = localeOf(tag);
  return { ...TABLES[locale], locale };
}
