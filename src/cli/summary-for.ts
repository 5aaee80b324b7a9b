import type { SummaryView } from '../core/view/trace/trace-view.ts';
import { type SummaryPlaces, summaryText } from '../report/text/summary-text.ts';
import type { CommandLineContext, Screen } from './command.ts';
import { colorsFor } from './terminal/colors.ts';

/** The summary in the form that this terminal supports. */
export function summaryFor(
  view: SummaryView,
  places: SummaryPlaces,
  screen: Screen,
  { env, messages }: CommandLineContext,
): string {
  return summaryText(view, { places, messages, colors: colorsFor(screen, env) });
}
