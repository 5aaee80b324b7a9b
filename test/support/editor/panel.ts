import { ui } from './ui.ts';
import { until } from './until.ts';

/** Selector of something in the page of the webview in front. */
export function inPage(selector: string): string {
  return `iframe.webview.ready >> internal:control=enter-frame >> #active-frame >> internal:control=enter-frame >> ${selector}`;
}

/** The words of everything that matches in the page; empty while there is no page. */
export function pageTexts(selector: string): Promise<string[]> {
  return ui.texts(inPage(selector)).catch(() => []);
}

/** The same of two pages that stand beside each other. */
export async function bothPagesTexts(selector: string): Promise<string[]> {
  const inEach = [0, 1].map((index) => inPage(selector).replace('ready >>', `ready >> nth=${index} >>`));
  const texts = await Promise.all(inEach.map((one) => ui.texts(one).catch(() => [])));
  return texts.flat();
}

/** Waits until the page says it. */
export function pageSays(selector: string, words: string): Promise<unknown> {
  return until(`the page says “${words}” in ${selector}`, async () =>
    (await pageTexts(selector)).some((text) => text.includes(words)),
  );
}
