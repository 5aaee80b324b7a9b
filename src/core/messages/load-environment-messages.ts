import type { EnvironmentMessages } from './en/environment.ts';
import type { Locale } from './locale.ts';

/** Loaded only where the environment is examined. */
export async function loadEnvironmentMessages(locale: Locale): Promise<EnvironmentMessages> {
  return locale === 'en'
    ? (await import('./en/environment.ts')).environmentEnglish
    : (await import('./zh-cn/environment.ts')).environmentChinese;
}
