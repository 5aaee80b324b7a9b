import { english } from './english.ts';
import type { Words } from './words.ts';

const TABLES: ReadonlyMap<string, Words> = new Map([['en', english]]);

/** The table for a BCP 47 locale like `de-CH`; English where there is none. */
export function wordsFor(locale: string): Words {
  const exact = TABLES.get(locale.toLowerCase());
  return exact ?? TABLES.get(locale.toLowerCase().split('-')[0] ?? '') ?? english;
}
