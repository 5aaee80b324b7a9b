import { mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../lib/prepare.mjs';

const pictures = join(root, '.cache', 'editor', 'pictures');
const require = createRequire(import.meta.url);
const AXE = createRequire(require.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js');

/**
 * A hand and an eye for tests inside the extension host, which cannot touch the window themselves:
 * `test/support/editor/hand.ts` asks over a local connection, what is done here is done by mouse and keyboard.
 */
export async function lendHand() {
  let page = null;
  const complaints = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    try {
      const answer = await act(page, JSON.parse(text), complaints);
      response.end(JSON.stringify({ answer: answer ?? null }));
    } catch (error) {
      response.end(JSON.stringify({ error: String(error) }));
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    takePage: (taken) => {
      page = taken;
      page.on('console', (message) => {
        if (/Content Security Policy|Refused to/.test(message.text())) complaints.push(message.text());
      });
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function act(page, { action, on, text }, complaints) {
  const place = on && page.locator(on, text === undefined ? {} : { hasText: text }).first();
  switch (action) {
    case 'press':
      return page.keyboard.press(text);
    case 'type':
      return page.keyboard.type(text);
    case 'click':
      return place.click({ timeout: 15_000 });
    case 'hover':
      return place.hover({ timeout: 15_000 });
    case 'focus':
      return place.focus({ timeout: 15_000 });
    case 'names':
      return page.locator(on).evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
    case 'axe':
      return place.elementHandle({ timeout: 15_000 }).then(axeFaults);
    case 'complaints':
      return complaints;
    case 'clickWith':
      return place.click({ timeout: 15_000, modifiers: ['ControlOrMeta'] });
    case 'menu':
      return place.click({ timeout: 15_000, button: 'right' });
    case 'picture':
      mkdirSync(pictures, { recursive: true });
      return page.screenshot({ path: join(pictures, `${text}.png`) }).then(() => null);
    case 'framed':
      return framed(page).locator(on).allInnerTexts();
    case 'clickFramed':
      return framed(page).locator(on).first().click({ timeout: 15_000 });
    case 'texts':
      return page.locator(on).allInnerTexts();
    default:
      throw new Error(`A hand cannot ${action}.`);
  }
}

/** What axe finds in the page that an element stands in; its own policy does not bind the debugger. */
async function axeFaults(element) {
  const frame = await element.ownerFrame();
  await frame.evaluate(readFileSync(AXE, 'utf8'));
  return frame.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document);
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
    );
  });
}

/** The page in the webview that is in front. */
function framed(page) {
  return page.frameLocator('iframe.webview.ready').last().frameLocator('#active-frame');
}
