import type { AllWords } from './all-words.ts';
import type { HostWords } from './host.ts';
import { localeOf } from './locale.ts';

/** The tables of one language; the others are not read. The tag is one that `localeOf` knows. */
export async function loadAllWords(tag: string): Promise<AllWords> {
  return localeOf(tag) === 'en'
    ? (await import('./all-words.ts')).allWordsEnglish
    : (await import('./zh-cn/all-words.ts')).allWordsChinese;
}

/** For the editor's display language, as `vscode.env.language` says it. */
export async function loadHostWords(tag: string): Promise<HostWords> {
  return localeOf(tag) === 'en'
    ? (await import('./host.ts')).hostEnglish
    : (await import('./zh-cn/host.ts')).hostChinese;
}
