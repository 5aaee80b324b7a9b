import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { TraceView } from '../../src/core/view/trace/trace-view.ts';
import { viewTrace } from '../../src/core/view/trace/view-trace.ts';
import { traceFromSketch } from '../support/sketch.ts';
import { useReports } from './support/use-reports.ts';
import { seenAt, VIEWS } from './support/views.ts';

const { open, show, complaints } = useReports();

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

/** The same, as an editor that shows this trace. */
function sendAs(page: Page, view: TraceView, trace: string): Promise<void> {
  return page.evaluate(
    ([text, id]) => {
      const source = { kind: 'run', id };
      const editor = { trace: id, source, actions: [], goUsed: null, target: null };
      window.postMessage({ type: 'show', view: JSON.parse(text), locale: 'en', host: 'editor', editor }, '*');
    },
    [JSON.stringify(view), trace] as const,
  );
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

/** Boxes in the window in which something is being compiled or was: their ID, whether work goes on, and their text. */
function workInSight(page: Page): Promise<(readonly [id: string, running: boolean, text: string])[]> {
  return page.evaluate(() => {
    const window_ = document.querySelector('.surface')?.getBoundingClientRect() ?? new DOMRect();
    return [...document.querySelectorAll<SVGGElement>('.box')].flatMap((box) => {
      const { left, right, top, bottom } = box.getBoundingClientRect();
      const isInside =
        right > window_.left && left < window_.right && bottom > window_.top && top < window_.bottom;
      const running = box.classList.contains('running');
      return isInside ? [[box.dataset.box ?? '', running, box.textContent ?? ''] as const] : [];
    });
  });
}

/** A program of that many packages in a row. */
function chain(length: number): TraceView {
  const lines = Array.from({ length }, (_, index) => {
    const needs = index === 0 ? '' : ` needs ex.com/chain/p${index - 1}`;
    return `ex.com/chain/p${index} miss ${index * 80}..${index * 80 + 75}${needs}`;
  });
  return viewTrace(traceFromSketch(lines.join('\n'), { wallMs: length * 80 }));
}

test('the boxes of a large build stand from the first moment, and fill in place', async () => {
  const whole = VIEWS.cold();
  const page = await show(seenAt(whole, 400), { width: 900, height: 800 });
  const first = await boxPositions(page);
  expect(Object.keys(first).length).toBeGreaterThan(20);
  for (const ms of [20_000, 21_000, 22_000, 23_000, 200_000]) {
    const before = await workInSight(page);
    await send(page, seenAt(whole, ms));
    await expect.poll(() => workInSight(page)).not.toEqual(before);
    expect(await boxPositions(page)).toEqual(first);
  }
  expect(await page.locator('.headline').textContent()).toMatch(/^compiled \d+ of at most 725/i);
  await send(page, whole);
  await expect.poll(() => page.locator('.ending').textContent()).toBe('exit 0');
  await page.waitForTimeout(600);
  expect(await boxPositions(page)).toEqual(first);
  expect(complaints()).toEqual([]);
});

test('a build of few packages adds boxes without moving the existing ones', async () => {
  const whole = chain(40);
  const page = await show(seenAt(whole, 150));
  let before = await boxPositions(page);
  for (const ms of [600, 1_200, 2_000, 2_900]) {
    await send(page, seenAt(whole, ms));
    await expect
      .poll(async () => Object.keys(await boxPositions(page)).length)
      .toBeGreaterThan(Object.keys(before).length);
    const now = await boxPositions(page);
    const moved = Object.keys(before).filter((id) => id in now && now[id] !== before[id]);
    expect(moved).toEqual([]);
    before = now;
  }
  await send(page, whole);
  await expect.poll(() => page.locator('.graph').getAttribute('data-laid-out')).toBe('elk');
});

test('what is being compiled stays in view until the reader moves the picture, and again with Follow', async () => {
  const whole = VIEWS.cold();
  const page = await show(seenAt(whole, 400), { width: 700, height: 640 });
  const follow = page.locator('.follow');
  const runningInSight = () => workInSight(page).then((boxes) => boxes.some(([, running]) => running));
  await send(page, seenAt(whole, 120_000));
  await expect.poll(runningInSight).toBe(true);
  expect(await follow.getAttribute('aria-pressed')).toBe('true');
  await page.locator('.surface').hover();
  await page.mouse.down();
  await page.mouse.move(1_200, 900, { steps: 4 });
  await page.mouse.up();
  expect(await follow.getAttribute('aria-pressed')).toBe('false');
  await follow.click();
  expect(await follow.getAttribute('aria-pressed')).toBe('true');
  await expect.poll(runningInSight).toBe(true);
  await send(page, whole);
  await expect.poll(() => follow.isVisible()).toBe(false);
});

test('in a low window the growing timeline is shown while go works, and then the graph', async () => {
  const whole = VIEWS.cold();
  const { page } = await open(seenAt(whole, 5_000), { width: 546, height: 508 });
  const canvas = page.locator('.graph-page .time-stage canvas');
  await canvas.waitFor();
  const picture = () => canvas.evaluate((element: HTMLCanvasElement) => element.toDataURL());
  for (const ms of [6_000, 7_000, 8_000]) {
    const before = await picture();
    await send(page, seenAt(whole, ms));
    await expect.poll(picture).not.toBe(before);
  }
  expect(await page.locator('.graph').isVisible()).toBe(false);
  await send(page, whole);
  await page.locator('.graph[data-laid-out]').waitFor();
});

test('the old picture stays until the plan of the next command has arrived', async () => {
  const whole = VIEWS.small();
  const page = await show(whole);
  const boxes = await page.locator('.box').count();
  const start = { ...seenAt(whole, 10), rows: [] };
  await sendAs(page, whole, 'run:1');
  await sendAs(page, start, 'run:2');
  await page.locator('.graph.dimmed').waitFor();
  expect(await page.locator('.box').count()).toBe(boxes);
  expect(await page.locator('.notice').textContent()).toMatch(/^Waiting for go/);
  await sendAs(page, seenAt(whole, 600), 'run:2');
  await expect.poll(() => page.locator('.graph.dimmed').count()).toBe(0);
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
  const whole = chain(118);
  const page = await show(seenAt(whole, 6_000));
  await page.locator('.box.running').click();
  await page.keyboard.press('+');
  const zoomed = await page.locator('.drawing > g').getAttribute('transform');
  await send(page, seenAt(whole, 6_400));
  await page.waitForTimeout(900);
  expect(await page.locator('.details h2').textContent()).toBe('ex.com/chain/p75');
  expect(await page.locator('.drawing > g').getAttribute('transform')).toBe(zoomed);
  await page.locator('#tab-table').click();
  await page.locator('.grid').evaluate((grid) => {
    grid.scrollTop = 2_000;
  });
  await send(page, seenAt(whole, 7_000));
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
