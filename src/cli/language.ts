import type { AllMessages } from '../core/messages/en/all-messages.ts';
import type { BinaryMessages } from '../core/messages/en/binary.ts';
import type { CacheMessages } from '../core/messages/en/cache.ts';
import type { CiMessages } from '../core/messages/en/ci.ts';
import type { HelpMessages } from '../core/messages/en/help.ts';
import { type Locale, localeOf } from '../core/messages/locale.ts';
import type { StartContext } from './command.ts';

type Environment = Readonly<Record<string, string | undefined>>;

type Start = Pick<StartContext, 'host' | 'env' | 'platform'>;

/** The messages of the command line in the language of the editor or the user; loads only that language. */
export async function loadMessages(start: Start): Promise<AllMessages> {
  return isEnglish(start)
    ? (await import('../core/messages/en/all-messages.ts')).allMessagesEnglish
    : (await import('../core/messages/zh-cn/all-messages.ts')).allMessagesChinese;
}

/** What `ci` prints. */
export async function loadCiMessages(start: Start): Promise<CiMessages> {
  return isEnglish(start)
    ? (await import('../core/messages/en/ci.ts')).ciEnglish
    : (await import('../core/messages/zh-cn/ci.ts')).ciChinese;
}

/** What `--help` prints. */
export async function loadHelp(start: Start): Promise<HelpMessages> {
  return isEnglish(start)
    ? (await import('../core/messages/en/help.ts')).helpEnglish
    : (await import('../core/messages/zh-cn/help.ts')).helpChinese;
}

/** What `inspect` prints. */
export async function loadBinaryMessages(start: Start): Promise<BinaryMessages> {
  return isEnglish(start)
    ? (await import('../core/messages/en/binary.ts')).binaryEnglish
    : (await import('../core/messages/zh-cn/binary.ts')).binaryChinese;
}

/** What `cache` prints. */
export async function loadCacheMessages(start: Start): Promise<CacheMessages> {
  return isEnglish(start)
    ? (await import('../core/messages/en/cache.ts')).cacheEnglish
    : (await import('../core/messages/zh-cn/cache.ts')).cacheChinese;
}

function isEnglish({ host, env, platform }: Start): boolean {
  return localeOf(host?.locale ?? languageOf(env, platform)) === 'en';
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
