import type { TraceView } from '../core/view/trace-view.ts';
import { type SummaryPlaces, summaryText } from '../report/summary-text.ts';
import { colorsFor } from './colors.ts';
import type { CommandLineContext, Screen } from './verb.ts';

/** The summary as this screen can show it. */
export function summaryFor(
  view: TraceView,
  places: SummaryPlaces,
  screen: Screen,
  { env, words }: CommandLineContext,
): string {
  return summaryText(view, { places, words, colors: colorsFor(screen, env) });
}
