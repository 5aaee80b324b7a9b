import { deflateRawSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { visualFaults } from './support/checks.ts';
import { laidOut } from './support/report-page.ts';
import { useReports } from './support/use-reports.ts';
import { crowd, explained, hostileView, tested, VIEWS } from './support/views.ts';

const { open, show, complaints } = useReports();

const box = (page: Page, name: string) => page.locator(`.box[aria-label^="${name}"]`);
const title = (page: Page) => page.locator('.details h2').textContent();
const settled = (page: Page, boxes: (count: number) => boolean) =>
  expect.poll(async () => boxes(await page.locator('.box').count())).toBe(true);

describe('with the mouse', () => {
  test('Explain leads from a box to its reasons and keeps the box selected, also in a report', async () => {
    const page = await show(explained());
    await box(page, 'golang.org/x/tools/gopls/internal/golang,').click();
    await page.locator('.details .actions').getByText('Explain', { exact: true }).click();
    await expect.poll(() => page.locator('#tab-why').getAttribute('aria-selected')).toBe('true');
    expect(await page.locator('.why-page').isVisible()).toBe(true);
    expect(await title(page)).toBe('internal/golang');
    expect(complaints()).toEqual([]);
  });

  test('a trace without reasons has no Explain', async () => {
    const page = await show(VIEWS.edit());
    await box(page, 'golang.org/x/tools/gopls/internal/golang,').click();
    expect(await page.locator('.details .actions').textContent()).not.toContain('Explain');
  });

  test('a click on a box selects it, shows its details and highlights its edges', async () => {
    const page = await show(VIEWS.edit());
    await box(page, 'golang.org/x/tools/gopls/internal/golang,').click();
    expect(await title(page)).toBe('internal/golang');
    const details = page.locator('.details');
    await expect.poll(() => details.textContent()).toContain('7.4 s');
    expect(await details.textContent()).toContain('on the critical path');
    expect(await page.locator('.box[aria-selected="true"]').count()).toBe(1);
    expect(await page.locator('.edge.touched').count()).toBeGreaterThan(1);
  });

  test('opening a fold scrolls it into view, and closing it restores the picture', async () => {
    const page = await show(VIEWS.edit());
    const before = await page.locator('.box').count();
    const fold = box(page, 'from cache');
    const there = await fold.locator('.face').boundingBox();
    await fold.click();
    await settled(page, (count) => count > before);
    expect(await fold.getAttribute('aria-expanded')).toBe('true');
    const now = await fold.locator('.face').first().boundingBox();
    const window = await page.locator('.surface').boundingBox();
    if (!there || !now || !window) throw new Error('not drawn');
    expect(now.x).toBeGreaterThan(window.x);
    expect(now.y).toBeGreaterThan(window.y);
    expect(now.y + Math.min(now.height, window.height / 2)).toBeLessThanOrEqual(window.y + window.height);
    // The opened fold is no wider than the window, so that nothing is cut.
    expect(now.x + now.width).toBeLessThanOrEqual(window.x + window.width);
    expect((await visualFaults(page)).filter((fault) => !fault.includes('root is not'))).toEqual([]);
    await fold.locator('.label').click();
    await settled(page, (count) => count === before);
    await expect
      .poll(async () => {
        const back = await fold.locator('.face').boundingBox();
        return Math.abs((back?.x ?? 0) - there.x) + Math.abs((back?.y ?? 0) - there.y);
      })
      .toBeLessThan(2);
  });

  test.each([700, 1600] as const)('every tab can be clicked at %i px', async (width) => {
    const page = await show(VIEWS.failed(), { width });
    for (const tab of ['why', 'timeline', 'table', 'graph']) {
      // Clicks at these positions once the tabs have stopped moving; an element above the tab would get the click.
      for (const share of [0.1, 0.5, 0.9]) {
        await expect.poll(() => underPointer(page, `#tab-${tab}`, share)).toBe(`tab-${tab}`);
      }
      await page.locator(`#tab-${tab}`).click();
      await expect.poll(() => page.locator(`#view-${tab} .page`).isVisible()).toBe(true);
    }
  });

  test('a low window keeps the height of the picture, scrolls the page and shows the root', async () => {
    const page = await show(VIEWS.edit(), { width: 560, height: 520 });
    const heightOf = async (selector: string) => (await page.locator(selector).boundingBox())?.height ?? 0;
    expect(await heightOf('.viewport')).toBeGreaterThan(250);
    expect(await visualFaults(page)).toEqual([]);
    await page.locator('.box.root').first().click();
    expect(await heightOf('.viewport')).toBeGreaterThan(200);
    expect(await heightOf('.details')).toBeGreaterThan(200);
    await page.locator('.details-head').scrollIntoViewIfNeeded();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });

  test('a click on a box in a low window scrolls its details into view and keeps the box visible', async () => {
    const page = await show(VIEWS.edit(), { width: 546, height: 508 });
    const seen = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => {
          const { top, bottom } = element.getBoundingClientRect();
          return top >= 0 && bottom <= innerHeight + 1;
        });
    await page.locator('.box.root').first().click();
    await expect.poll(() => seen('.details')).toBe(true);
    expect(await seen('.box[aria-selected="true"] .face')).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => seen('.headline')).toBe(true);
  });

  test('a page beside code and above a terminal shows details beside the picture and does not scroll', async () => {
    const page = await show(VIEWS.edit(), { width: 690, height: 560 });
    expect(await visualFaults(page)).toEqual([]);
    await page.locator('.box.root').first().click();
    const seen = async (selector: string) => {
      const box = await page.locator(selector).boundingBox();
      if (!box) throw new Error(`${selector} is not seen`);
      return box;
    };
    await expect.poll(async () => (await seen('.viewport')).width).toBeLessThan(500);
    const [picture, details] = [await seen('.viewport'), await seen('.details')];
    expect(details.x).toBeGreaterThanOrEqual(picture.x + picture.width);
    expect(picture.height).toBeGreaterThan(280);
    expect(details.height).toBeGreaterThan(380);
    expect(await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight)).toBe(true);
  });

  test.each([440, 520, 690] as const)(
    'every filter of the picture can be clicked at %i px',
    async (width) => {
      const page = await show(VIEWS.edit(), { width });
      const covered = await page.locator('.filter-bar .chip').evaluateAll((chips) =>
        chips.flatMap((chip) => {
          const { left, right, top, height } = chip.getBoundingClientRect();
          const hit = [left + 3, right - 3].map((x) => document.elementFromPoint(x, top + height / 2));
          return hit.every((each) => each !== null && chip.contains(each)) ? [] : [chip.textContent];
        }),
      );
      expect(covered).toEqual([]);
    },
  );

  test('the filter box narrows graph and table to what matches', async () => {
    const page = await show(VIEWS.edit());
    await page.locator('vscode-text-field').click();
    await page.keyboard.type('internal/cache');
    await settled(page, (count) => count < 20);
    expect(await box(page, 'golang.org/x/tools/gopls/internal/cache,').count()).toBe(1);
    await page.locator('#tab-table').click();
    await expect.poll(() => page.locator('.total').textContent()).toMatch(/^\d+ of 727 rows$/);
    await page.locator('#tab-graph').click();
    await page.locator('vscode-text-field').click();
    await page.keyboard.press('Escape');
    await settled(page, (count) => count > 30);
  });

  test('a click on a stage of the strip filters, and the active filter can be removed', async () => {
    const page = await show(VIEWS.edit());
    await page.locator('.stage-link button').click();
    await settled(page, (count) => count === 1);
    expect(await page.locator('.stage-link button').getAttribute('aria-pressed')).toBe('true');
    await page.locator('.in-force button').click();
    await settled(page, (count) => count > 30);
  });

  test('a selection in the timeline appears in the details and the graph', async () => {
    const page = await show(VIEWS.edit());
    const stage = page.locator('.timeline.compact .time-stage');
    const bounds = await stage.boundingBox();
    await stage.click({ position: { x: (bounds?.width ?? 0) * 0.5, y: 22 + 30 } });
    expect(await title(page)).toBe('internal/golang');
    expect(await page.locator('.box[aria-selected="true"]').getAttribute('aria-label')).toContain(
      'internal/golang',
    );
  });

  test('the table sorts by a column and announces the order to screen readers', async () => {
    const page = await show(VIEWS.edit());
    await page.locator('#tab-table').click();
    const first = page.locator('.tbody .tr').first().locator('.td').first();
    await expect.poll(() => first.textContent()).toBe('internal/golang');
    await page.locator('.head .label button').click();
    await expect.poll(() => page.locator('.head .td.label').getAttribute('aria-sort')).toBe('ascending');
    expect(await first.textContent()).not.toBe('internal/golang');
    const rows = Number(await page.locator('.grid').getAttribute('aria-rowcount'));
    expect(rows).toBe(728);
    expect(await page.locator('.tbody .tr').count()).toBeLessThan(120);
    expect(await page.locator('.tbody .tr').first().getAttribute('aria-rowindex')).toBe('2');
  });

  test('rows of the same package keep their verbs visible in a narrow table', async () => {
    const page = await show(tested(), { width: 520 });
    await page.locator('#tab-table').click();
    const names = page.locator('.tbody .td.label');
    await expect.poll(() => names.count()).toBe(3);
    const seen = await names.evaluateAll((cells) =>
      cells.map((cell) => {
        const [verb, path] = [cell.querySelector('.verb'), cell.querySelector('bdi')];
        const { left, right } = cell.getBoundingClientRect();
        const whole = verb?.getBoundingClientRect();
        return {
          verb: whole && whole.left >= left && whole.right <= right ? verb?.textContent : '',
          isCut: path !== null && path.scrollWidth > path.clientWidth,
        };
      }),
    );
    expect(seen.every(({ isCut }) => isCut)).toBe(true);
    expect(seen.map(({ verb }) => verb).sort()).toEqual(['', 'test ', 'vet ']);
    const labels = await page.locator('.box .label').allTextContents();
    expect(new Set(labels).size).toBe(labels.length);
  });

  test('dragging pans, and Ctrl+wheel zooms at the pointer', async () => {
    const page = await show(VIEWS.cold());
    const one = page.locator('.box').nth(2);
    const before = await one.boundingBox();
    await page.mouse.move(900, 330);
    await page.mouse.down();
    await page.mouse.move(860, 300, { steps: 4 });
    await page.mouse.up();
    const after = await one.boundingBox();
    expect(Math.round((after?.x ?? 0) - (before?.x ?? 0))).toBe(-40);
    expect(Math.round((after?.y ?? 0) - (before?.y ?? 0))).toBe(-30);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -120);
    await page.keyboard.up('Control');
    await expect
      .poll(async () => (await one.boundingBox())?.width ?? 0)
      .toBeGreaterThan((after?.width ?? 0) * 1.2);
  });
});

describe('with the keyboard alone', () => {
  test('arrow keys follow the edges from the root to the end', async () => {
    const page = await show(VIEWS.edit());
    await page.locator('.box[tabindex="0"]').focus();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toContain(
      'internal/protocol,',
    );
    const path: string[] = [];
    for (let step = 0; step < 11; step++) {
      await page.keyboard.press('ArrowDown');
      path.push((await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))) ?? '');
    }
    expect(path[0]).toContain('internal/protocol/command');
    expect(path.at(-1)).toContain('linked');
    expect(await title(page)).toBe('link');
    await page.keyboard.press('Home');
    expect(await title(page)).toBe('internal/protocol');
    const ring = await page.evaluate(() => {
      const element = document.activeElement?.querySelector('.ring');
      return element ? getComputedStyle(element).strokeWidth : '';
    });
    expect(ring).toBe('3px');
  });

  test('Enter opens a fold and Escape closes it without moving the focus', async () => {
    const page = await show(VIEWS.edit());
    await page.locator('.box[tabindex="0"]').focus();
    await page.keyboard.press('ArrowUp');
    const before = await page.locator('.box').count();
    await page.keyboard.press('Enter');
    await settled(page, (count) => count > before);
    expect(await page.locator('[aria-live]').first().textContent()).toContain('expanded');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-expanded'))).toBe('true');
    await page.keyboard.press('Escape');
    await settled(page, (count) => count === before);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-expanded'))).toBe('false');
  });

  test('/ goes to the filter, ? shows the keys, 1 to 4 change the view, + and 0 zoom', async () => {
    const page = await show(VIEWS.edit());
    await page.locator('.box[tabindex="0"]').focus();
    const width = async () => (await page.locator('.box').first().boundingBox())?.width ?? 0;
    const before = await width();
    await page.keyboard.press('+');
    expect(await width()).toBeGreaterThan(before);
    await page.keyboard.press('0');
    expect(Math.abs((await width()) - before)).toBeLessThan(1);
    await page.keyboard.press('?');
    expect(await page.locator('dialog').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.locator('dialog').isVisible()).toBe(false);
    await page.keyboard.press('4');
    await expect.poll(() => page.locator('.grid').isVisible()).toBe(true);
    await page.keyboard.press('/');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('VSCODE-TEXT-FIELD');
  });

  test('c in an editor requests the comparison with the previous trace, and ? lists the key', async () => {
    const view = VIEWS.small();
    const page = await show(view);
    await page.addInitScript(() => {
      const sent: unknown[] = [];
      Object.assign(window, {
        sent,
        acquireVsCodeApi: () => ({
          postMessage: (message: unknown) => sent.push(message),
          getState: () => null,
          setState: () => {},
        }),
      });
    });
    await page.reload();
    const editor = {
      trace: 'history:1',
      source: { kind: 'history', id: '1' },
      actions: ['comparePrevious'],
      goUsed: null,
      target: null,
    };
    await page.evaluate((message) => postMessage(message), {
      ...{ type: 'show', locale: 'en', host: 'editor' },
      view,
      editor,
    });
    await laidOut(page);
    await page.keyboard.press('?');
    await expect
      .poll(() => page.locator('dialog').textContent())
      .toContain('compare with the previous trace');
    await page.keyboard.press('Escape');
    await page.keyboard.press('c');
    // The request names its trace, because the page may be about to get another one.
    const asked = () => page.evaluate(() => (window as unknown as { sent: unknown[] }).sent);
    await expect.poll(asked).toContainEqual({ type: 'comparePrevious', trace: 'history:1' });
    expect((await asked())[0]).toEqual({ type: 'ready', trace: null });
  });

  test('arrow keys step through the bars of the timeline and the rows of the table', async () => {
    const page = await show(VIEWS.edit());
    await page.locator('#tab-timeline').click();
    const stage = page.locator('.timeline:not(.compact) .time-stage');
    await stage.focus();
    await page.keyboard.press('End');
    const last = await title(page);
    await page.keyboard.press('ArrowLeft');
    expect(await title(page)).not.toBe(last);
    expect(await stage.locator('[role=option]').getAttribute('aria-label')).toContain(' s');
    await page.locator('#tab-table').click();
    await page.locator('.tbody .tr[tabindex="0"]').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    expect(await title(page)).toBe('internal/cache');
    await page.keyboard.press('End');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-rowindex'))).toBe('728');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('region');
  });

  test('every element that Tab reaches shows the focus', async () => {
    const page = await show(VIEWS.edit());
    const seen: string[] = [];
    const unseen: string[] = [];
    for (let step = 0; step < 40; step++) {
      await page.keyboard.press('Tab');
      const found = await page.evaluate(() => {
        let element = document.activeElement;
        while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
        if (!element || element === document.body) return null;
        const chain: Element[] = [];
        for (let at: Element | null = element; at && chain.length < 4; ) {
          chain.push(at);
          at = at.parentElement ?? ((at.getRootNode() as ShadowRoot).host as Element | undefined) ?? null;
        }
        const ring = element.querySelector(':scope > .ring');
        const visible =
          (ring !== null && getComputedStyle(ring).stroke !== 'none') ||
          chain.some((each) => {
            const style = getComputedStyle(each);
            return style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0;
          }) ||
          // The toolkit's text field shows the focus by the color of its border.
          chain.some((each) => each.tagName === 'VSCODE-TEXT-FIELD' || each.tagName === 'VSCODE-BUTTON');
        return {
          name: `${element.tagName} ${element.className} ${element.textContent?.slice(0, 20)}`,
          visible,
        };
      });
      if (!found) break;
      seen.push(found.name);
      if (!found.visible) unseen.push(found.name);
    }
    expect(unseen).toEqual([]);
    expect(seen.length).toBeGreaterThan(12);
  });
});

describe('with a large graph', () => {
  test('more than 500 boxes are drawn on a canvas that works with mouse and keyboard', async () => {
    const page = await show(crowd());
    await page.locator('.chip', { hasText: 'critical path' }).click();
    await page.locator('div.drawing canvas').waitFor({ timeout: 15_000 });
    const stand = page.locator('.drawing .stand-in');
    await stand.focus();
    await page.keyboard.press('Home');
    const first = await stand.getAttribute('aria-label');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    expect(await stand.getAttribute('aria-label')).not.toBe(first);
    expect(Number(await stand.getAttribute('aria-setsize'))).toBeGreaterThan(500);
    expect(await title(page)).not.toBe('Overview');
    const painted = await page.locator('.drawing canvas').evaluate((canvas) => {
      const { width, height } = canvas as HTMLCanvasElement;
      const pixels =
        (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
      let count = 0;
      for (let i = 3; i < pixels.length; i += 4) if (pixels[i] !== 0) count++;
      return count;
    });
    expect(painted).toBeGreaterThan(10_000);
    await page.locator('.chip', { hasText: 'overview' }).click();
    await page.locator('svg.drawing').waitFor({ timeout: 15_000 });
  });
});

describe('with faults and hostile input', () => {
  test('the picture is laid out in plain columns if there is no worker', async () => {
    const page = await show(VIEWS.edit(), {
      damage: (html) => html.replace('worker-src blob:', "worker-src 'none'"),
    });
    expect(await laidOut(page)).toBe('columns');
    expect(await page.locator('.notice').textContent()).toContain('simple layout');
    expect((await visualFaults(page)).filter((fault) => !fault.includes('under'))).toEqual([]);
  });

  test('the layout does not wait forever for a worker that never answers', { timeout: 60_000 }, async () => {
    const endless = deflateRawSync('for (;;);').toString('base64');
    const { page } = await open(VIEWS.small(), {
      damage: (html) => html.replace(/(id="layout-worker-deflated">)[^<]*/, (_, head) => head + endless),
    });
    await page.waitForTimeout(1_500);
    expect(await page.locator('.graph').getAttribute('data-laid-out')).toBe(null);
    expect(await page.locator('.notice').textContent()).toContain('Laying out');
    await page.locator('.graph[data-laid-out="columns"]').waitFor();
  });

  test('names that contain markup are shown as text and run nothing', async () => {
    const page = await show(hostileView());
    for (const tab of ['timeline', 'table', 'graph']) await page.locator(`#tab-${tab}`).click();
    await page.locator('.details .timed button').nth(1).click();
    await page.waitForTimeout(200);
    expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
    expect(complaints()).toEqual([]);
    expect(await page.locator('body img, body iframe, body b').count()).toBe(0);
    expect(await page.locator('h1').textContent()).toContain('<script>window.pwned = 1</script>');
    expect(
      (await visualFaults(page)).filter((fault) => fault.includes('sideways') || fault.includes('leaves')),
    ).toEqual([]);
  });

  test('a damaged view shows an error instead of an empty page', async () => {
    const { page } = await open(VIEWS.small(), {
      damage: (html) => html.replace('"headline":', '"headlime":'),
    });
    await page.locator('[role=alert]').waitFor();
    expect(await page.locator('[role=alert]').textContent()).toContain('damaged');
  });
});

/** The tab that a click on `selector`, at this share of its width, reaches. */
async function underPointer(page: Page, selector: string, share: number): Promise<string | null> {
  const bounds = await page.locator(selector).boundingBox();
  if (!bounds) return null;
  const at = { x: bounds.x + bounds.width * share, y: bounds.y + bounds.height / 2 };
  return page.evaluate(
    ({ x, y }) => document.elementFromPoint(x, y)?.closest('vscode-panel-tab')?.id ?? null,
    at,
  );
}
