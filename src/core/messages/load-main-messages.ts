import type { MainPackageMessages } from './en/main-packages.ts';
import type { Locale } from './locale.ts';

/** What is said about main packages; loads only that language, and only where somebody asks. */
export async function loadMainMessages(locale: Locale): Promise<MainPackageMessages> {
  return locale === 'en'
    ? (await import('./en/main-packages.ts')).mainsEnglish
    : (await import('./zh-cn/main-packages.ts')).mainsChinese;
}
