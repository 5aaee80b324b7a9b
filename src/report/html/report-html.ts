import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import { shownCommand } from '../../core/go/shell-words.ts';
import type { Locale } from '../../core/messages/locale.ts';
import type { TraceView } from '../../core/view/trace/trace-view.ts';
import { PAGES, type PageId } from '../../protocol/panel/pages.ts';
import { escapeHtml } from './escape-html.ts';
import { readLayoutWorker } from './layout-worker.ts';

/** The built webview, for embedding into a page. */
export interface WebviewBundle {
  readonly script: string;
  readonly style: string;
  /** The layout worker, deflated (raw) and in base64; null for a page without a graph. */
  readonly layoutWorker: string | null;
}

/** Up to this many characters, the view stays readable text in the page. */
const DEFLATE_VIEW_FROM = 32_768;

/** What a report shows: a page over its view. */
export interface ReportContent {
  readonly page: PageId;
  readonly view: object;
  readonly title: string;
}

export function renderHtmlReport(view: TraceView, bundle: WebviewBundle, locale: Locale): Promise<string> {
  return renderReportPage({ page: 'pipeline', view, title: titleOf(view) }, bundle, locale);
}

/**
 * One self-contained page: the webview, its layout worker and one view. The webview finds there:
 *
 * - `<html data-host="report">`: nobody will answer messages; the view is in the page. Its `lang` is the
 *   language to speak, `data-page` the page of the bundle that shows the view.
 * - `script#trace-view` (application/json): the view; or, when it is big,
 *   `script#trace-view-deflated` (text/plain): the same as base64 of raw deflate.
 * - `script#layout-worker-deflated` (text/plain): the worker's source as base64 of raw deflate, to be
 *   inflated with `DecompressionStream('deflate-raw')` and started from a blob URL. Pages without a graph have none.
 *
 * The data comes before the webview's script, which is the last element of the body. The policy allows exactly
 * this script and this style by their hashes, workers from blobs, and images and fonts from data URLs; nothing
 * is ever fetched.
 */
export async function renderReportPage(
  { page, view, title }: ReportContent,
  bundle: WebviewBundle,
  locale: Locale,
): Promise<string> {
  const script = bundle.script.replaceAll(/<\/(?=script)/gi, '<\\/');
  const style = bundle.style.replaceAll(/<(?=\/style)/gi, '\\3C ');
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    // The page's controls use CSSOM and adopted style sheets, which need no permission.
    // The second hash is that of an empty style, which the controls create to detect :focus-visible.
    `style-src ${hashOf(style)} ${hashOf('')}`,
    'worker-src blob:',
    'img-src data:',
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="${locale}" data-host="report" data-page="${escapeHtml(page)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
${await embeddedView(view)}
${bundle.layoutWorker === null ? '' : `<script type="text/plain" id="layout-worker-deflated">${bundle.layoutWorker}</script>`}
<script>${script}</script>
</body>
</html>
`;
}

/** What a page needs, from the folder of the build: its script and style, and the worker if it draws a graph. */
export async function loadWebviewBundle(folder: string, page: PageId): Promise<WebviewBundle> {
  const { bundle, layoutWorker: needsWorker } = PAGES[page];
  const [script, style, layoutWorker] = await Promise.all([
    readFile(join(folder, `${bundle}.js`), 'utf8'),
    readFile(join(folder, `${bundle}.css`), 'utf8'),
    needsWorker ? readLayoutWorker(folder) : null,
  ]);
  return { script, style, layoutWorker };
}

async function embeddedView(view: object): Promise<string> {
  const json = JSON.stringify(view);
  if (json.length < DEFLATE_VIEW_FROM) {
    return `<script type="application/json" id="trace-view">${json.replaceAll('<', '\\u003c')}</script>`;
  }
  const deflated = (await promisify(deflateRaw)(json, { level: 6 })).toString('base64');
  return `<script type="text/plain" id="trace-view-deflated">${deflated}</script>`;
}

function titleOf({ header }: TraceView): string {
  const [first, second] = header.programs;
  const program =
    second === undefined ? header.program : `${first}, ${second}${header.programs.length > 2 ? ', …' : ''}`;
  return [program, shownCommand(header.argv)].filter((part) => part !== '').join(' · ');
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
