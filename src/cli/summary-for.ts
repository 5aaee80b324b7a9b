import type { TraceView } from '../core/view/trace-view.ts';
import { wordsFor } from '../core/words/words-for.ts';
import { type SummaryPlaces, summaryText } from '../report/summary-text.ts';
import { colorsFor } from './colors.ts';
import type { CommandLineContext, Screen } from './verb.ts';

/** The summary as this screen can show it. */
export function summaryFor(
  view: TraceView,
  places: SummaryPlaces,
  screen: Screen,
  { env }: CommandLineContext,
): string {
  return summaryText(view, { places, words: wordsFor('en'), colors: colorsFor(screen, env) });
}
