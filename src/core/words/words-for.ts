import { english } from './english.ts';
import type { Words } from './words.ts';

/** Every language that has a table. */
export const LANGUAGES: readonly Words[] = [english];

/** The table for a BCP 47 locale like `de-CH`; English where there is none. */
export function wordsFor(locale: string): Words {
  const [language] = locale.toLowerCase().split('-');
  return LANGUAGES.find((words) => words.locale === language) ?? english;
}
