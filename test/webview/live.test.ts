import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { TraceView } from '../../src/core/view/trace/trace-view.ts';
import { useReports } from './support/use-reports.ts';
import { seenAt, VIEWS } from './support/views.ts';

const { show, complaints } = useReports();

/** Sends the view as the extension host does. */
function send(page: Page, view: TraceView): Promise<void> {
  // As text, because the driver takes seconds to pass an object of that size.
  return page.evaluate((text) => {
    window.postMessage(
      { type: 'show', view: JSON.parse(text), locale: 'en', host: 'report', editor: null },
      '*',
    );
  }, JSON.stringify(view));
}

function boxPositions(page: Page): Promise<Record<string, string>> {
  return page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<SVGGElement>('.box')].map((box) => [
        box.dataset.box ?? '',
        box.style.transform,
      ]),
    ),
  );
}

test('a running build adds boxes without moving the existing ones', async () => {
  const whole = VIEWS.edit();
  const page = await show(seenAt(whole, 1_500));
  let before = await boxPositions(page);
  for (const ms of [6_000, 12_000, 20_000, 29_000]) {
    const next = seenAt(whole, ms);
    await send(page, next);
    await expect
      .poll(async () => Object.keys(await boxPositions(page)).length)
      .toBeGreaterThan(Object.keys(before).length);
    const now = await boxPositions(page);
    const moved = Object.keys(before).filter((id) => id in now && now[id] !== before[id]);
    expect(moved).toEqual([]);
    expect(await page.locator('.headline').textContent()).toMatch(/^compiled \d+/i);
    before = now;
  }
  await send(page, whole);
  await expect.poll(() => page.locator('.graph').getAttribute('data-laid-out')).toBe('elk');
  expect(await page.locator('.ending').textContent()).toBe('exit 0');
  expect(complaints()).toEqual([]);
});

test('a box that gets its time later still shows its name beside it', async () => {
  const whole = VIEWS.small();
  const row = whole.rows.find(({ kind }) => kind === 'link');
  const page = await show(seenAt(whole, (row?.startMs ?? 0) - 1));
  const link = page.locator('.box[data-box^="row:link:"]');
  expect(await link.textContent()).toMatch(/link$/);
  await send(page, seenAt(whole, (row?.endMs ?? 0) + 1));
  await expect.poll(() => link.textContent()).toMatch(/link0\.3 s$/);
});

test('a newer view keeps selection, zoom, filter, tab and scroll position', async () => {
  const whole = VIEWS.edit();
  const page = await show(seenAt(whole, 20_000));
  await page.locator('.box[aria-label^="golang.org/x/tools/gopls/internal/cache,"]').click();
  await page.keyboard.press('+');
  const zoomed = await page.locator('.drawing > g').getAttribute('transform');
  await send(page, seenAt(whole, 20_400));
  await page.waitForTimeout(900);
  expect(await page.locator('.details h2').textContent()).toBe('internal/cache');
  expect(await page.locator('.drawing > g').getAttribute('transform')).toBe(zoomed);
  await page.locator('#tab-table').click();
  await page.locator('.grid').evaluate((grid) => {
    grid.scrollTop = 2_000;
  });
  await send(page, seenAt(whole, 21_000));
  await page.waitForTimeout(300);
  expect(await page.locator('.grid').evaluate((grid) => grid.scrollTop)).toBe(2_000);
  expect(await page.locator('.grid').isVisible()).toBe(true);
});

test('times advance while a running build is silent, and stand still in a view that is not live', async () => {
  const whole = VIEWS.edit();
  const running = seenAt(whole, 6_000);
  const page = await show(running);
  const times = async () => [
    await page.locator('.wall').textContent(),
    await page.locator('.headline').textContent(),
  ];
  const still = await times();
  expect(still[0]).toBe('6.0 s');
  // The clock is paused: on a busy machine it could skip the second that the test waits for.
  await page.clock.install({ time: 0 });
  await page.clock.pauseAt(10_000);
  await page.evaluate(
    (text) =>
      window.postMessage(
        {
          ...{ type: 'show', view: JSON.parse(text), locale: 'en', host: 'editor' },
          editor: {
            trace: 'run:1',
            source: { kind: 'run', id: '1' },
            actions: [],
            goUsed: null,
            target: null,
          },
        },
        '*',
      ),
    JSON.stringify(running),
  );
  const aSecondLater = async () => {
    await page.clock.runFor(1_000);
    return times();
  };
  await expect.poll(async () => (await aSecondLater())[0]).toBe('9.0 s');
  expect((await times())[1]).not.toBe(still[1]);
  await send(page, running);
  await expect.poll(aSecondLater).toEqual(still);
  await page.clock.runFor(5_000);
  expect(await times()).toEqual(still);
});
