import { panelEnglish } from './panel-english.ts';
import type { Words } from './words.ts';
import { wordsFor } from './words-for.ts';

/** The words that every screen shares, and those that only the panel and the report have. */
export type PanelWords = Words & typeof panelEnglish;

export function panelWordsFor(locale: string): PanelWords {
  return { ...wordsFor(locale), ...panelEnglish };
}
