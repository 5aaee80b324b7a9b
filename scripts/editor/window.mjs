import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { findChromium } from '../lib/chromium.mjs';

/** A browser for the editor's windows. */
export function launchBrowser() {
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

/** A page for one window of the editor; `language` as the editor's display language, such as `zh-cn`. */
export async function newPage(browser, server, { language, width = 1280, height = 800 } = {}) {
  const context = await browser.newContext({ viewport: { width, height } });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.base });
  // The server has no language packs: the workbench stays English, extensions are told the language.
  if (language)
    await context.addInitScript((asked) => {
      Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', { get: () => asked, set: () => {} });
    }, language);
  return context.newPage();
}

/** Address of a window on a folder, a `.code-workspace` file, or (undefined) nothing. */
export function windowAddress(server, target, payload = []) {
  const path = target && pathToFileURL(target).pathname;
  const query = new URLSearchParams();
  if (!target) query.set('ew', 'true');
  else query.set(target.endsWith('.code-workspace') ? 'workspace' : 'folder', decodeURIComponent(path));
  if (payload.length > 0) query.set('payload', JSON.stringify(payload));
  return `${server.base}/?${query}`;
}
