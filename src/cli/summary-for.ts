import type { SummaryView } from '../core/view/trace/trace-view.ts';
import { type SummaryFiles, summaryText } from '../report/text/summary-text.ts';
import type { CommandLineContext, Screen } from './command.ts';
import { colorsFor } from './terminal/colors.ts';

/** The summary in the form that this terminal supports. */
export function summaryFor(
  view: SummaryView,
  files: SummaryFiles,
  screen: Screen,
  { env, messages }: CommandLineContext,
  { recorded = false }: { readonly recorded?: boolean } = {},
): string {
  return summaryText(view, { files, messages, colors: colorsFor(screen, env), recorded });
}
