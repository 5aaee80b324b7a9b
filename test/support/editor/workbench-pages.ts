import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const LIMIT = { timeout: 90_000 };
const PARTS = ['.command', '.ending', '.failure', '.waiting-page', '.silence', '.headline'];

/** Waits until a panel of the window contains the texts, each on a separate line after its name. */
export async function pageShows(page: Page, pattern: RegExp): Promise<void> {
  const pageText = async () => {
    const texts = page
      .frames()
      .map((frame) =>
        frame
          .evaluate(
            (parts) =>
              parts
                .flatMap((part) =>
                  [...document.querySelectorAll(part)].map((one) => `${part}: ${one.textContent}`),
                )
                .join('\n'),
            PARTS,
          )
          .catch(() => ''),
      );
    return (await Promise.all(texts)).filter((text) => text !== '').join('\n\n');
  };
  await expect.poll(pageText, LIMIT).toMatch(pattern);
}
