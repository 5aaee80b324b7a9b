import { type HostWords, hostEnglish } from './host.ts';
import { type Locale, localeOf } from './locale.ts';
import { hostChinese } from './zh-cn/host.ts';

const TABLES: Readonly<Record<Locale, HostWords>> = { en: hostEnglish, 'zh-CN': hostChinese };

/** For the editor's display language, as `vscode.env.language` says it. */
export function hostWordsFor(tag: string): HostWords {
  return TABLES[localeOf(tag)];
}
