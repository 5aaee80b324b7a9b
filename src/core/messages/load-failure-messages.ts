import type { FailureMessages } from './en/failure.ts';
import type { Locale } from './locale.ts';

/** Loaded only where a command failed. */
export async function loadFailureMessages(locale: Locale): Promise<FailureMessages> {
  return locale === 'en'
    ? (await import('./en/failure.ts')).failureEnglish
    : (await import('./zh-cn/failure.ts')).failureChinese;
}
