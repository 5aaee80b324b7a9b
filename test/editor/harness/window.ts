import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../../scripts/lib/chromium.mjs';

/** Starts a browser for the editor's windows. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('There is no Chromium; install one, or name it in CHROMIUM.');
  return chromium.launch({
    executablePath,
    args: [
      ...['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
      '--disable-dev-shm-usage',
    ],
  });
}

interface PageOptions {
  /** The editor's display language, such as `zh-cn`. */
  readonly language?: string;
  readonly width?: number;
  readonly height?: number;
}

/** The address of a server. */
interface Served {
  readonly base: string;
}

/** Opens a page for one window of the editor. */
export async function newPage(
  browser: Browser,
  server: Served,
  { language, width = 1280, height = 800 }: PageOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height } });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.base });
  // The server has no language packs: the workbench stays English, but extensions get the language.
  if (language)
    await context.addInitScript((asked) => {
      Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', { get: () => asked, set: () => {} });
    }, language);
  return context.newPage();
}

/** The address of a window on a folder, a `.code-workspace` file, or (undefined) nothing. */
export function windowAddress(
  server: Served,
  target: string | undefined,
  payload: readonly (readonly [string, string])[] = [],
): string {
  const query = new URLSearchParams();
  if (target === undefined) query.set('ew', 'true');
  else {
    const path = decodeURIComponent(pathToFileURL(target).pathname);
    query.set(target.endsWith('.code-workspace') ? 'workspace' : 'folder', path);
  }
  if (payload.length > 0) query.set('payload', JSON.stringify(payload));
  return `${server.base}/?${query}`;
}
