/** A language that has tables, as BCP 47, for `lang` attributes. */
export type Locale = 'en' | 'zh-CN';

/**
 * The language for a tag of the editor (`zh-cn`), of a page (`zh-Hans-SG`) or of the environment
 * (`zh_CN.UTF-8`). Traditional Chinese gets English, as the editor does with our manifest.
 */
export function localeOf(tag: string): Locale {
  const [language, ...rest] = tag
    .toLowerCase()
    .replace(/[.@].*$/, '')
    .split(/[-_]/);
  if (language !== 'zh') return 'en';
  if (rest.includes('hans')) return 'zh-CN';
  return rest.some((part) => TRADITIONAL.has(part)) ? 'en' : 'zh-CN';
}

const TRADITIONAL: ReadonlySet<string> = new Set(['hant', 'tw', 'hk', 'mo']);
