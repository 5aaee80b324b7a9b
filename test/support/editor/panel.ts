import { ui } from './ui.ts';
import { until } from './until.ts';

/** Selector of an element in the page of the visible webview. */
export function inPage(selector: string): string {
  return `iframe.webview.ready >> internal:control=enter-frame >> #active-frame >> internal:control=enter-frame >> ${selector}`;
}

/** The text of all matches in the page; empty while there is no page. */
export function pageTexts(selector: string): Promise<string[]> {
  return ui.texts(inPage(selector)).catch(() => []);
}

/** The same for two pages side by side. */
export async function bothPagesTexts(selector: string): Promise<string[]> {
  const inEach = [0, 1].map((index) => inPage(selector).replace('ready >>', `ready >> nth=${index} >>`));
  const texts = await Promise.all(inEach.map((one) => ui.texts(one).catch(() => [])));
  return texts.flat();
}

/** Waits until the page contains it. */
export function pageShows(selector: string, wanted: string): Promise<unknown> {
  return until(`the page says “${wanted}” in ${selector}`, async () =>
    (await pageTexts(selector)).some((text) => text.includes(wanted)),
  );
}
