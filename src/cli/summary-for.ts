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
  context: CommandLineContext,
): string {
  return summaryText(view, {
    places,
    words: wordsFor('en'),
    home: context.home,
    colors: colorsFor(screen, context.env),
    // A file or a pipe gets whole lines.
    columns: screen.isTTY === true ? (screen.columns ?? 80) : null,
  });
}
