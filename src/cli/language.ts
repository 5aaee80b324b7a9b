import { type Locale, localeOf } from '../core/words/locale.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The language of who types the command: the first of LC_ALL, LC_MESSAGES and LANG that says something. Windows
 * sets none of them, so there it is the system's. A terminal that is not UTF-8 gets English: we write nothing else.
 */
export function languageOf(env: Environment, platform: NodeJS.Platform): Locale {
  const tag = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find((value) => value !== undefined && value !== '');
  if (tag === undefined)
    return platform === 'win32' ? localeOf(Intl.DateTimeFormat().resolvedOptions().locale) : 'en';
  const charset = /\.([^@]*)/.exec(tag)?.[1];
  return charset === undefined || /^utf-?8$/i.test(charset) ? localeOf(tag) : 'en';
}
