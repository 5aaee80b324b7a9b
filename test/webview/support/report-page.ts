import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Frame, type Page } from 'playwright-core';
import { findChromium } from '../../../scripts/lib/chromium.mjs';
import { bundleWebview } from '../../../scripts/lib/webview-bundle.mjs';
import type { Locale } from '../../../src/core/messages/locale.ts';
import type { BinaryPageView } from '../../../src/core/view/binary/page/binary-page-view.ts';
import type { ComparisonView } from '../../../src/core/view/compare/compare-view.ts';
import type { TraceView } from '../../../src/core/view/trace/trace-view.ts';
import type { PageId } from '../../../src/protocol/panel/pages.ts';
import { renderHtmlBinary } from '../../../src/report/html/binary-report.ts';
import { renderHtmlComparison } from '../../../src/report/html/compare-report.ts';
import {
  loadWebviewBundle,
  renderHtmlReport,
  type WebviewBundle,
} from '../../../src/report/html/report-html.ts';

export type Scheme = 'dark' | 'light' | 'contrast';

export interface PageOptions {
  readonly width?: number;
  readonly height?: number;
  readonly scheme?: Scheme;
  readonly still?: boolean;
  readonly locale?: Locale;
  /** A change of the finished page, to produce a fault. */
  readonly damage?: (html: string) => string;
}

export interface ReportPage {
  readonly page: Page;
  /** What the page's console and the policy complained about. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

export interface Reports {
  readonly open: (
    view: TraceView | ComparisonView | BinaryPageView,
    options?: PageOptions,
  ) => Promise<ReportPage>;
  readonly close: () => Promise<void>;
}

/** Real reports, made as the command line makes them, opened from disk in a real Chromium. */
export async function openReports(): Promise<Reports> {
  const executablePath = findChromium();
  if (!executablePath) {
    throw new Error('There is no Chromium for test/webview; install one, or name it in CHROMIUM.');
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'gbp-webview-'));
  await bundleWebview(path.join(folder, 'bundle'));
  const bundleOf = (page: PageId): Promise<WebviewBundle> =>
    loadWebviewBundle(path.join(folder, 'bundle'), page);
  const bundles = { trace: await bundleOf('pipeline'), binary: await bundleOf('binary') };
  const browser: Browser = await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  let number = 0;
  return {
    open: async (view, options = {}) => {
      const locale = options.locale ?? 'en';
      const html =
        'pairs' in view
          ? await renderHtmlComparison(view, bundles.trace, locale)
          : 'programs' in view
            ? await renderHtmlBinary(view, bundles.binary, locale)
            : await renderHtmlReport(view, bundles.trace, locale);
      const file = path.join(folder, `report-${number++}.html`);
      writeFileSync(file, options.damage ? options.damage(html) : html);
      return openPage(browser, pathToFileURL(file).href, options);
    },
    close: async () => {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function openPage(browser: Browser, url: string, options: PageOptions): Promise<ReportPage> {
  const width = options.width ?? 1600;
  const context: BrowserContext = await browser.newContext({
    viewport: { width, height: options.height ?? (width === 700 ? 900 : 1000) },
    colorScheme: options.scheme === 'light' ? 'light' : 'dark',
    forcedColors: options.scheme === 'contrast' ? 'active' : 'none',
    reducedMotion: options.still === false ? 'no-preference' : 'reduce',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error.stack ?? error)));
  page.on('request', (request) => {
    const { protocol } = new URL(request.url());
    if (!['file:', 'blob:', 'data:'].includes(protocol)) complaints.push(`fetched ${request.url()}`);
  });
  await page.goto(url);
  return { page, complaints, close: () => context.close() };
}

/** Until the graph stands; a busy machine shows a plain layout before the final one. */
export async function laidOut(page: Page | Frame): Promise<string> {
  const graph = page.locator('.graph[data-laid-out]:not([aria-busy="true"])');
  await graph.waitFor({ timeout: 20_000 });
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  return (await graph.getAttribute('data-laid-out')) ?? '';
}
