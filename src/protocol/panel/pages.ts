/** A script of the webview, with its style sheet of the same name; one holds the pages that share most of their code. */
type BundleName = 'webview' | 'binary';

interface PageFacts {
  readonly bundle: BundleName;
  /** Whether it draws a graph, and so needs the layout worker, half of what a report weighs. */
  readonly layoutWorker: boolean;
}

/**
 * Every page, whether an editor tab or an HTML file shows it. Only the bundle of the page is loaded; the test of
 * webview bundles has the budget of each.
 */
export const PAGES = {
  pipeline: { bundle: 'webview', layoutWorker: true },
  comparison: { bundle: 'webview', layoutWorker: true },
  binary: { bundle: 'binary', layoutWorker: false },
} as const satisfies Readonly<Record<string, PageFacts>>;

export type PageId = keyof typeof PAGES;
