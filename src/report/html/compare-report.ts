import { shownCommand } from '../../core/go/shell-words.ts';
import type { Locale } from '../../core/messages/locale.ts';
import type { ComparisonView } from '../../core/view/compare/compare-view.ts';
import { renderReportPage, type WebviewBundle } from './report-html.ts';

/** The report of a comparison: the same bundle, at its page for comparisons. */
export function renderHtmlComparison(
  view: ComparisonView,
  bundle: WebviewBundle,
  locale: Locale,
): Promise<string> {
  return renderReportPage({ page: 'comparison', view, title: titleOf(view) }, bundle, locale);
}

/** Names each command once. */
function titleOf({ pairs }: ComparisonView): string {
  const commands = pairs.flatMap(({ first, second }) => [
    shownCommand(first.argv),
    shownCommand(second.argv),
  ]);
  return [...new Set(commands)].join(' ↔ ');
}
