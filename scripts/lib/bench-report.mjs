// Opens a report in Chromium and reads its performance marks (webview/graph/graph-panel.ts).
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Medians of three loads: milliseconds until usable, of the first and of a warm layout, longest task; boxes and
 * edges.
 */
export async function measureReport(executablePath, html) {
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  try {
    const loads = [];
    for (let turn = 0; turn < 3; turn++) loads.push(await measureLoad(browser, html));
    const median = (key) => loads.map((load) => load[key]).sort((x, y) => x - y)[1];
    return Object.fromEntries(Object.keys(loads[0] ?? {}).map((key) => [key, median(key)]));
  } finally {
    await browser.close();
  }
}

async function measureLoad(browser, html) {
  const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
  await page.addInitScript(() => {
    const seen = Object.assign(window, { longest: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.longest = Math.max(seen.longest, entry.duration);
    }).observe({ type: 'longtask', buffered: true });
  });
  await page.goto(pathToFileURL(html).href);
  await page.waitForFunction(() => performance.getEntriesByName('pipeline:usable').length > 0, null, {
    timeout: 60_000,
  });
  const usableMs = await page.evaluate(() => performance.getEntriesByName('pipeline:usable')[0]?.startTime);
  // Switches to another picture and back, now that the worker is warm.
  const layouts = () =>
    page.evaluate(() => performance.getEntriesByName('pipeline:layout').map((entry) => entry.duration));
  for (const chip of ['critical path', 'overview']) {
    const before = (await layouts()).length;
    await page.getByRole('button', { name: chip, exact: true }).click();
    await page.waitForFunction(
      (count) => performance.getEntriesByName('pipeline:layout').length > count,
      before,
      { timeout: 60_000 },
    );
    await page.waitForTimeout(300);
  }
  const durations = await layouts();
  const figures = {
    usableMs,
    firstLayoutMs: durations[0],
    layoutMs: durations.at(-1),
    longestTaskMs: await page.evaluate(() => Reflect.get(window, 'longest')),
    boxes: await page.locator('[data-box]').count(),
    edges: await page.locator('svg path.edge').count(),
  };
  await page.close();
  return figures;
}
