import { mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { ElementHandle, FrameLocator, Page } from 'playwright-core';
import { root } from '../../../scripts/lib/prepare.mjs';
import type { UiRequest } from '../../support/editor/ui.ts';

const screenshots = join(root, '.cache', 'editor', 'pictures');
const require = createRequire(import.meta.url);
const AXE = createRequire(require.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js');
const LIMIT = { timeout: 15_000 };

export interface UiDriver {
  readonly address: string;
  readonly drive: (page: Page) => void;
  readonly close: () => void;
}

/**
 * Mouse, keyboard and screen for tests inside the extension host, which cannot access the window themselves:
 * `test/support/editor/ui.ts` sends requests over a local connection, and this file executes them with Playwright.
 */
export async function startUiDriver(): Promise<UiDriver> {
  let page: Page | null = null;
  const complaints: string[] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    try {
      if (!page) throw new Error('The window is not open yet.');
      const answer = await act(page, JSON.parse(text) as UiRequest, complaints);
      response.end(JSON.stringify({ answer: answer ?? null }));
    } catch (error) {
      response.end(JSON.stringify({ error: String(error) }));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    // A server that listens on a port always has this type of address.
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    drive: (opened) => {
      page = opened;
      opened.on('console', (message) => {
        if (/Content Security Policy|Refused to/.test(message.text())) complaints.push(message.text());
      });
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function act(page: Page, request: UiRequest, complaints: readonly string[]): unknown {
  const { action, on = 'body', text = '' } = request;
  const target = page.locator(on, request.text === undefined ? {} : { hasText: text }).first();
  switch (action) {
    case 'press':
      return page.keyboard.press(text);
    case 'type':
      return page.keyboard.type(text);
    case 'click':
      return target.click(LIMIT);
    case 'hover':
      return target.hover(LIMIT);
    case 'focus':
      return target.focus(LIMIT);
    case 'names':
      return page.locator(on).evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
    case 'axe':
      return target.elementHandle(LIMIT).then(axeFaults);
    case 'complaints':
      return complaints;
    case 'clickWith':
      return target.click({ ...LIMIT, modifiers: ['ControlOrMeta'] });
    case 'menu':
      return target.click({ ...LIMIT, button: 'right' });
    case 'picture':
      mkdirSync(screenshots, { recursive: true });
      return page.screenshot({ path: join(screenshots, `${text}.png`) }).then(() => null);
    case 'framed':
      return framed(page).locator(on).allInnerTexts();
    case 'clickFramed':
      return framed(page).locator(on).first().click(LIMIT);
    case 'texts':
      return page.locator(on).allInnerTexts();
    default:
      return unknownAction(action);
  }
}

function unknownAction(action: never): never {
  throw new Error(`The driver cannot ${action}.`);
}

/** The part of the result of `axe.run` that is used here. */
interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** The findings of axe in the page that contains an element; the page's content policy does not apply to it. */
async function axeFaults(element: ElementHandle | null): Promise<readonly string[]> {
  const frame = await element?.ownerFrame();
  if (!frame) throw new Error('The element has no page.');
  await frame.evaluate(readFileSync(AXE, 'utf8'));
  const violations = await frame.evaluate<readonly Violation[]>(
    'axe.run(document).then(({ violations }) => violations)',
  );
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  );
}

/** The page in the visible webview. */
function framed(page: Page): FrameLocator {
  return page.frameLocator('iframe.webview.ready').last().frameLocator('#active-frame');
}
