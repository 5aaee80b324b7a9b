import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { asEditor } from './support/as-editor.ts';
import { BINARIES } from './support/binaries.ts';
import { visualFaults } from './support/checks.ts';
import { axeFaults } from './support/everybody.ts';
import { foreignTexts } from './support/foreign-text.ts';
import { useReports } from './support/use-reports.ts';

const { open, complaints } = useReports();

const line = (page: Page) => page.locator('.size-line strong').textContent();
const crumbs = (page: Page) => page.locator('.size-crumbs li').allTextContents();

async function show(...args: Parameters<typeof open>): Promise<Page> {
  const { page } = await open(...args);
  await page.locator('.size-map').waitFor();
  return page;
}

describe('the page of a binary', () => {
  test('says what the file is, how it came about, what is missing, and where it runs', async () => {
    const page = await show(BINARIES.small());
    expect(await page.title()).toBe('hello');
    expect(await page.locator('h1').textContent()).toBe('hello');
    expect(await page.locator('.way-title').allTextContents()).toEqual(['Load', 'Compile', 'Link', 'Binary']);
    expect(await page.locator('.verdict-text').allTextContents()).toEqual([
      'example.com/hello v1.2.0+dirty',
      'breakpoints: yes; variables: partly, because the code is optimized',
      'static: needs no shared libraries, fixed address',
    ]);
    expect(await page.locator('.missing code').allTextContents()).toEqual([
      'go build -buildvcs=true example.com/hello',
    ]);
    expect(await page.locator('.targets tbody .target-verdict').allTextContents()).toEqual([
      'runs',
      'does not run',
      'unknown',
    ]);
    expect(complaints()).toEqual([]);
  });

  test('of a file whose parts are unknown says so', async () => {
    const { page } = await open(BINARIES.packed());
    await page.locator('.no-sizes').waitFor();
    expect(await page.locator('.binary-note').textContent()).toContain('Packed by UPX');
    expect(await visualFaults(page)).toEqual([]);
  });

  test('a command is copied by its button', async () => {
    const page = await show(BINARIES.small());
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', {
        value: { writeText: async (text: string) => Object.assign(window, { copied: text }) },
      });
    });
    await page.getByRole('button', { name: 'Copy Command' }).click();
    await expect
      .poll(() => page.evaluate(() => (window as unknown as { copied?: string }).copied))
      .toBe('go build -buildvcs=true example.com/hello');
  });
});

describe('the treemap', () => {
  test('is walked with the keyboard alone: arrows between boxes, Enter in, Escape out', async () => {
    const page = await show(BINARIES.small());
    await page.locator('.size-map').focus();
    await page.keyboard.press('ArrowRight');
    expect(await line(page)).toBe('standard library');
    await page.keyboard.press('ArrowRight');
    expect(await line(page)).toBe('DWARF');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    expect(await crumbs(page)).toEqual(['Whole file', 'standard library']);
    await page.keyboard.press('ArrowDown');
    expect(await line(page)).toBe('net/http');
    expect(await page.locator('[role="status"][aria-live]').textContent()).toBe(
      'net/http, package, 200.0 kB, 19% of the file',
    );
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    expect(await line(page)).toBe('Server.Serve');
    await page.keyboard.press('Escape');
    expect(await line(page)).toBe('net/http');
    await page.keyboard.press('Escape');
    expect(await crumbs(page)).toEqual(['Whole file']);
  });

  test('is walked with the mouse: a click selects, a double click goes one level in', async () => {
    const page = await show(BINARIES.small());
    const box = await page.locator('.size-map').boundingBox();
    if (box === null) throw new Error('There is no treemap.');
    // The largest group is at the left.
    await page.mouse.move(box.x + 40, box.y + 80);
    expect(await line(page)).toBe('Server.Serve');
    await page.mouse.dblclick(box.x + 40, box.y + 80);
    await expect.poll(() => crumbs(page)).toEqual(['Whole file', 'standard library']);
    await page.getByRole('button', { name: 'Whole file' }).click();
    await expect.poll(() => crumbs(page)).toEqual(['Whole file']);
  });

  test('has a search that counts its matches and goes through them', async () => {
    const page = await show(BINARIES.small());
    await page.keyboard.press('/');
    await page.keyboard.type('conn.');
    await expect.poll(() => page.locator('.size-found').textContent()).toBe('1 match, 80.0 kB');
    await page.keyboard.press('Enter');
    expect(await line(page)).toBe('Conn.Handshake');
    expect(await page.locator('.place').textContent()).toBe('standard library › crypto/tls');
    await page.keyboard.press('Escape');
    expect(await page.locator('.size-found').textContent()).toBe('');
  });

  test('highlights one group', async () => {
    const page = await show(BINARIES.small());
    const bright = () =>
      page.evaluate(() => {
        const canvas = document.querySelector('canvas');
        const context = canvas?.getContext('2d');
        if (!canvas || !context) return 0;
        const { data } = context.getImageData(10, canvas.height / 2, 1, 1);
        return data[1] ?? 0;
      });
    await expect.poll(bright).toBeGreaterThan(0);
    const before = await bright();
    const chip = page.getByRole('button', { name: /^embedded files/ });
    await chip.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => chip.getAttribute('aria-pressed')).toBe('true');
    // The standard library, at the left, is not of the group.
    await expect.poll(bright).toBeLessThan(before);
  });

  test('has an equivalent table that goes in as well', async () => {
    const page = await show(BINARIES.small());
    await page.getByRole('button', { name: 'Table' }).click();
    const names = () => page.locator('.size-table tbody th').allTextContents();
    expect((await names()).slice(0, 3)).toEqual(['standard library', 'DWARF', 'shared data']);
    await page.getByRole('button', { name: 'standard library', exact: true }).click();
    await expect.poll(names).toEqual(['net/http', 'crypto/tls', 'fmt']);
    expect(await axeFaults(page)).toEqual([]);
    expect(await visualFaults(page)).toEqual([]);
  });

  test('of 30,000 parts draws them, and its file is small', async () => {
    const page = await show(BINARIES.huge());
    expect(Number(await page.locator('.size-map').getAttribute('data-nodes'))).toBe(30_305);
    expect((await page.content()).length).toBeLessThan(1_500_000);
    await page.locator('.size-map').focus();
    await page.keyboard.press('ArrowRight');
    expect(await line(page)).toBe('runtime');
    expect(await visualFaults(page)).toEqual([]);
    expect(complaints()).toEqual([]);
  });
});

describe('the page of a binary looks right and is accessible', () => {
  test.each([
    { scheme: 'dark', width: 1600 },
    { scheme: 'light', width: 700 },
    { scheme: 'contrast', width: 420 },
  ] as const)('in $scheme at $width px', async ({ scheme, width }) => {
    const page = await show(BINARIES.small(), { scheme, width });
    expect(await visualFaults(page)).toEqual([]);
    expect(await axeFaults(page)).toEqual([]);
    expect(complaints()).toEqual([]);
  });

  test('in Chinese, without any English words of ours', async () => {
    const view = BINARIES.small();
    const page = await show(view, { locale: 'zh-CN' });
    expect(await page.locator('.size-crumbs').textContent()).toBe('整个文件');
    expect(await foreignTexts(page, null, view)).toEqual([]);
    await page.locator('.switch').nth(1).click();
    expect(await foreignTexts(page, null, view)).toEqual([]);
    expect(await visualFaults(page)).toEqual([]);
  });
});

test('in an editor, the page keeps which file it shows, and asks for its report', async () => {
  const view = BINARIES.small();
  const page = await show(view);
  await asEditor(page);
  const source = { first: '/home/dev/hello/hello', second: null };
  await page.evaluate((message) => postMessage(message), {
    ...{ type: 'show', page: 'binary', view, locale: 'en', host: 'editor' },
    editor: { trace: source.first, source, actions: ['saveReport'] },
  });
  await page.getByRole('button', { name: 'Save Report as HTML' }).click();
  const seen = await page.evaluate(() => {
    const { sent, states } = window as unknown as { sent: unknown[]; states: unknown[] };
    return { sent, states };
  });
  expect(seen.sent).toContainEqual({ type: 'saveReport', trace: source.first });
  expect(seen.states.at(-1)).toMatchObject({ binary: source });
});
