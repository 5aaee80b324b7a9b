import type { Locale } from '../../core/messages/locale.ts';
import type { BinaryPageView } from '../../core/view/binary/page/binary-page-view.ts';
import { renderReportPage, type WebviewBundle } from './report-html.ts';

/** The report of a binary: the same page as in the editor. */
export function renderHtmlBinary(
  view: BinaryPageView,
  bundle: WebviewBundle,
  locale: Locale,
): Promise<string> {
  return renderReportPage({ page: 'binary', view, title: view.name }, bundle, locale);
}
