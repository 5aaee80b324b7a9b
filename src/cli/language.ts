import type { AllMessages } from '../core/messages/en/all-messages.ts';
import { type Locale, localeOf } from '../core/messages/locale.ts';
import type { StartContext } from './command.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The messages of the command line in the language of the editor or the user; loads only that language. */
export async function loadMessages(
  start: Pick<StartContext, 'host' | 'env' | 'platform'>,
): Promise<AllMessages> {
  const locale = localeOf(start.host?.locale ?? languageOf(start.env, start.platform));
  if (locale === 'en') return (await import('../core/messages/en/all-messages.ts')).allMessagesEnglish;
  return (await import('../core/messages/zh-cn/all-messages.ts')).allMessagesChinese;
}

/**
 * The language of the user: the first of LC_ALL, LC_MESSAGES and LANG that is set. Windows sets none of them,
 * so there it is the system's. A terminal that is not UTF-8 gets English, because we only write UTF-8.
 */
export function languageOf(env: Environment, platform: NodeJS.Platform): Locale {
  const tag = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find((value) => value !== undefined && value !== '');
  if (tag === undefined)
    return platform === 'win32' ? localeOf(Intl.DateTimeFormat().resolvedOptions().locale) : 'en';
  const charset = /\.([^@]*)/.exec(tag)?.[1];
  return charset === undefined || /^utf-?8$/i.test(charset) ? localeOf(tag) : 'en';
}
