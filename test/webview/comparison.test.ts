import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { asEditor } from './support/as-editor.ts';
import { visualFaults } from './support/checks.ts';
import { COMPARISONS } from './support/comparisons.ts';
import { checkComparison } from './support/everybody.ts';
import { foreignTexts } from './support/foreign-text.ts';
import { laidOut } from './support/report-page.ts';
import { useReports } from './support/use-reports.ts';
import { hostileView } from './support/views.ts';

const { open, show, complaints } = useReports();

const box = (page: Page, name: string) => page.locator(`.box[aria-label^="${name}"]`);
const title = (page: Page) => page.locator('.details h2').textContent();
const boxes = (page: Page) => page.locator('.box').evaluateAll((all) => all.map((one) => one.ariaLabel));

describe('a comparison', () => {
  test('shows at first view what is shared, what differs, and why', async () => {
    const page = await show(COMPARISONS.edit());
    expect(await page.locator('h1').textContent()).toBe('go build .');
    expect(await page.locator('.headline').textContent()).toBe(
      'shared: 2 of 4 compiles · different: 2 compiles and the link · greet: edited greet.go → 1 package and the link',
    );
    expect(await page.locator('.side').allTextContents()).toEqual([
      expect.stringContaining('1.5 s · 3 rebuilt · 1 from cache · link: 0.3 s'),
      expect.stringContaining('1.5 s · 2 rebuilt · 2 from cache · link: 0.3 s'),
    ]);
    expect(await boxes(page)).toEqual([
      'shared, 2 packages, 2 shared',
      'greet, key differs, root, first: 0.1 s, second: 0.1 s',
      'hello (main), key differs, first: 78 ms, second: 78 ms',
      'link, key differs, first: 0.3 s, second: 0.3 s',
    ]);
    expect(await page.locator('.legend li').allTextContents()).toEqual(['root', 'key differs', 'shared']);
    expect(await page.title()).toBe('go build .');
    expect(complaints()).toEqual([]);
  });

  test('of two commands marks what only one of them has with a sign for each side', async () => {
    const page = await show(COMPARISONS.commands());
    expect(await page.locator('h1').textContent()).toBe('go build . ↔ go test ./greet');
    expect(await boxes(page)).toEqual(
      expect.arrayContaining(['store, only in the first', 'testing, only in the second']),
    );
    expect(await page.locator('.legend li').allTextContents()).toEqual([
      'only in the first',
      'only in the second',
      'shared',
    ]);
  });

  test('without differences says so, and folds everything into one box that opens', async () => {
    const page = await show(COMPARISONS.equal());
    expect(await page.locator('.headline.good').textContent()).toContain('All cache keys are the same');
    await box(page, 'shared').click();
    await expect.poll(() => page.locator('.box').count()).toBeGreaterThan(3);
    expect(await page.locator('.details').textContent()).toContain('Inside');
  });

  test('of several commands has a page for each pair, and changing the pair clears the selection', async () => {
    const page = await show(COMPARISONS.three());
    const pairs = page.locator('.pairs .chip');
    expect(await pairs.allTextContents()).toEqual(['go run . ↔ go build .', 'go run . ↔ go test ./greet']);
    await box(page, 'greet').click();
    await pairs.nth(1).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.headline').textContent()).toContain('only in the second');
    await expect.poll(() => boxes(page)).toContain('testing, only in the second');
    expect(await title(page)).toBe('Overview');
    expect(await pairs.nth(1).getAttribute('aria-pressed')).toBe('true');
    expect(await pairs.nth(1).evaluate((chip) => chip === document.activeElement)).toBe(true);
  });

  test('of 725 packages folds the shared ones, and one of 2,300 without shared ones folds by module', async () => {
    let page = await show(COMPARISONS.gopls());
    expect(await box(page, 'shared, 694').count()).toBe(1);
    expect((await boxes(page)).length).toBeLessThanOrEqual(40);
    page = await show(COMPARISONS.huge());
    expect((await boxes(page)).length).toBeLessThanOrEqual(120);
    expect(await box(page, 'std, 230 packages, 230 not shared').count()).toBe(1);
    expect((await page.content()).length).toBeLessThan(1_500_000);
  });
});

describe('with mouse and keyboard', () => {
  test('a click on a box shows both sides, both keys and the inputs that differ', async () => {
    const page = await show(COMPARISONS.edit());
    await box(page, 'greet').click();
    expect(await title(page)).toBe('greet');
    const details = (await page.locator('.details').textContent()) ?? '';
    for (const text of ['key differs · edited greet.go', 'gr-old', 'gr-new', 'first action ID'])
      expect(details).toContain(text);
    expect(await page.locator('.edge.touched').count()).toBeGreaterThan(0);
    await page.locator('.details').getByText('hello (main)').click();
    await expect.poll(() => title(page)).toBe('hello (main)');
    expect(await page.locator('.details').textContent()).toContain('import example.com/hello/greet');
  });

  test('arrow keys follow the edges, Enter goes to the details, Escape undoes, and digits change the tab', async () => {
    const page = await show(COMPARISONS.edit());
    await page.locator('.box[tabindex="0"]').focus();
    await page.keyboard.press('End');
    await expect.poll(() => title(page)).toBe('link');
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => title(page)).toBe('hello (main)');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('details-body');
    await page.keyboard.press('Escape');
    await expect.poll(() => title(page)).toBe('Overview');
    await page.keyboard.press('2');
    await expect.poll(() => page.locator('.compared-facts').isVisible()).toBe(true);
    await page.keyboard.press('3');
    await expect.poll(() => page.locator('.compared-table').isVisible()).toBe(true);
    await page.keyboard.press('?');
    expect(await page.locator('dialog').textContent()).toContain('graph, differences, table');
    expect(await page.locator('dialog').textContent()).not.toContain('previous trace');
  });

  test('the filter narrows graph and table, and the chips limit them to the differences', async () => {
    const page = await show(COMPARISONS.edit());
    await page.keyboard.press('/');
    await page.keyboard.type('greet');
    await expect.poll(() => boxes(page)).toHaveLength(1);
    await page.keyboard.press('Escape');
    await expect.poll(() => boxes(page)).toHaveLength(4);
    await page.getByRole('button', { name: 'differences', exact: true }).click();
    await expect.poll(() => boxes(page)).toHaveLength(3);
    await page.locator('#tab-table').click();
    expect(await page.locator('.tbody .tr').count()).toBe(3);
    await page.getByRole('button', { name: 'all', exact: true }).click();
    await expect.poll(() => page.locator('.tbody .tr').count()).toBe(5);
  });

  test('the picture can be zoomed and fitted again', async () => {
    const page = await show(COMPARISONS.gopls());
    const width = async () => (await box(page, 'shared').locator('.face').boundingBox())?.width ?? 0;
    const before = await width();
    await page.getByRole('button', { name: 'Zoom In' }).click();
    await expect.poll(width).toBeGreaterThan(before * 1.2);
    await page.keyboard.press('0');
    expect(await page.locator('.minimap').count()).toBe(1);
  });

  test('the zoom buttons stay visible beside a long legend in a narrow window', async () => {
    const page = await show(COMPARISONS.commands(), { width: 330 });
    const end = await page.locator('.zoom').evaluate((zoom) => zoom.getBoundingClientRect().right);
    expect(end).toBeLessThanOrEqual(330);
  });

  test('the table lists both sides with the differences first, and is copied with both IDs', async () => {
    const page = await show(COMPARISONS.edit());
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', {
        value: { writeText: async (text: string) => Object.assign(window, { copied: text }) },
      });
    });
    await page.locator('#tab-table').click();
    const rows = await page
      .locator('.tbody .tr')
      .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));
    expect(rows[1]).toEqual([
      'greetroot',
      'key differs',
      '0.1 s',
      '0.1 s',
      'edited greet.go',
      'example.com/hello',
    ]);
    expect(rows.map(([, share]) => share)).toEqual([
      'key differs',
      'key differs',
      'key differs',
      'shared',
      'shared',
    ]);
    await page.getByText('Copy as TSV').click();
    const copied = await page.evaluate(() => (window as unknown as { copied: string }).copied);
    expect(copied.split('\n')[2]).toBe(
      'example.com/hello/greet\t\tpackage\tdifferent\tgr-old\tgr-new\t120\t120\texample.com/hello',
    );
    // Numbers are sorted from the largest; rows that a side does not have come last.
    await page.getByRole('button', { name: 'second' }).click();
    expect(await page.locator('.td.label').nth(1).textContent()).toBe('link');
  });

  test('the differences show facts, causes and every key, and lead to the rows', async () => {
    const page = await show(COMPARISONS.edit());
    await page.locator('#tab-why').click();
    expect(await page.locator('.compared-lines li').allTextContents()).toEqual([
      'shared: 2 of 4 compiles',
      'different: 2 compiles and the link',
      'greetedited greet.go → 1 package and the link',
    ]);
    const facts = await page
      .locator('.compared-facts tbody tr')
      .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));
    expect(facts).toContainEqual(['compile', '3 rebuilt · 1 from cache', '2 rebuilt · 2 from cache']);
    expect(facts).toContainEqual(['stages', 'load → compile → link', 'load → compile → link']);
    expect(facts).toContainEqual(['link ID', 'link-old', 'link-new']);
    const keys = await page
      .locator('.compared-keys tbody tr')
      .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));
    expect(keys).toContainEqual(['example.com/hello/greet', 'gr-old', 'gr-new', 'edited greet.go']);
    await page.locator('.compared-keys .link').first().click();
    await expect.poll(() => title(page)).toBe('greet');
  });
});

describe('a comparison looks right and is accessible', () => {
  test.each([
    { scheme: 'light', width: 1600 },
    { scheme: 'dark', width: 420 },
  ] as const)('in $scheme at $width px', ({ scheme, width }) => checkComparison(open, scheme, width));

  test.each(['gopls', 'huge', 'commands', 'three'] as const)('as %s', async (name) => {
    const page = await show(COMPARISONS[name](), { scheme: 'light' });
    expect((await visualFaults(page)).filter((fault) => name !== 'huge' || !fault.includes('root'))).toEqual(
      [],
    );
    expect(complaints()).toEqual([]);
  });

  test('in Chinese, without any English words of ours', async () => {
    const view = COMPARISONS.three();
    const page = await show(view, { locale: 'zh-CN' });
    const left = async (): Promise<void> => {
      for (const { view: merged } of view.pairs.slice(0, 1))
        expect(await foreignTexts(page, merged, view.pairs)).toEqual([]);
    };
    expect(await page.locator('#tab-why').textContent()).toBe('差异');
    await left();
    await page.locator('.box.root').click();
    await left();
    for (const tab of ['why', 'table']) {
      await page.locator(`#tab-${tab}`).click();
      await left();
      expect(await visualFaults(page)).toEqual([]);
    }
    await page.keyboard.press('?');
    await page.locator('dialog').waitFor();
    await left();
  });
});

describe('in an editor', () => {
  test('the page stores what it compares, opens the file of a cause and requests its report', async () => {
    const view = COMPARISONS.edit();
    const [pair] = view.pairs;
    if (!pair) throw new Error('There is no pair.');
    const directory = '/home/dev/hello/greet';
    const rows = pair.view.rows.map((row) => ({ ...row, directory }));
    const page = await show(view);
    await asEditor(page);
    const source = { kind: 'history', id: '1' };
    const compared = { first: source, second: { ...source, id: '2' }, note: 'of yesterday' };
    await page.evaluate((message) => postMessage(message), {
      ...{ type: 'show', page: 'comparison', locale: 'en', host: 'editor' },
      view: { pairs: [{ ...pair, view: { ...pair.view, rows } }] },
      editor: { trace: 'a', note: compared.note, source: compared },
    });
    await laidOut(page);
    const [sent, states] = [
      () => page.evaluate(() => (window as unknown as { sent: unknown[] }).sent),
      () => page.evaluate(() => (window as unknown as { states: unknown[] }).states),
    ];
    expect(await page.locator('.compared-note').textContent()).toBe('of yesterday');
    expect((await states()).at(-1)).toMatchObject({ compared, tab: 'graph', pair: 0 });
    await page.keyboard.press('2');
    await page.locator('.compared-cause .mono').click();
    expect(await sent()).toContainEqual({
      ...{ type: 'openFile', path: `${directory}/greet.go`, line: null, column: null },
      trace: 'a',
    });
    await page.getByRole('button', { name: 'Save Report as HTML' }).click();
    expect(await sent()).toContainEqual({ type: 'saveReport', trace: 'a' });
    expect((await states()).at(-1)).toMatchObject({ tab: 'why' });
  });
});

test('a hostile comparison is shown as text, and a damaged one as an error', async () => {
  const [pair] = COMPARISONS.gopls().pairs;
  if (!pair) throw new Error('There is no pair.');
  const evil = '</script><script>window.pwned = 1</script>';
  const hostile = { ...hostileView(), why: null };
  const view = {
    pairs: [
      {
        ...pair,
        view: hostile,
        first: { ...pair.first, argv: ['go', evil], directory: evil },
        onlyFirst: [{ mode: 'build' as const, importPath: evil }],
        settings: [{ name: evil, first: evil, second: null }],
      },
    ],
  };
  const page = await show(view);
  for (const tab of ['why', 'table', 'graph']) await page.locator(`#tab-${tab}`).click();
  expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
  expect(await page.locator('h1').textContent()).toContain('window.pwned = 1');
  expect(complaints()).toEqual([]);
  const { page: empty } = await open({ pairs: [] });
  await empty.locator('.failure').waitFor();
});
