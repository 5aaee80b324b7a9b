import type { Page } from 'playwright-core';

/** Loads the page again as an editor would show it: it sends messages and keeps states. */
export async function asEditor(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const sent: unknown[] = [];
    const states: unknown[] = [];
    Object.assign(window, {
      sent,
      states,
      acquireVsCodeApi: () => ({
        postMessage: (message: unknown) => sent.push(message),
        getState: () => null,
        setState: (state: unknown) => states.push(state),
      }),
    });
  });
  await page.reload();
}
