import { describe, expect, test } from 'vitest';
import { visualFaults } from './support/checks.ts';
import { checkReasons, checkWithAxe } from './support/everybody.ts';
import { checkFirstView, SAMPLED_VIEWS } from './support/first-view.ts';
import { foreignTexts } from './support/foreign-text.ts';
import { laidOut } from './support/report-page.ts';
import { useReports } from './support/use-reports.ts';
import { explained, seenAt, VIEWS } from './support/views.ts';

const { open } = useReports();

// The other views are in full/first-view.test.ts.
describe('at first view', () => {
  test.each(SAMPLED_VIEWS)('$view looks right in $scheme at $width px', (view) => checkFirstView(open, view));
});

test('a card that is too narrow for the path of the binary shows the end of the path', async () => {
  const whole = VIEWS.small();
  const file = '/home/dev/a/very/long/path/to/the/folder of it/hello';
  const strip = whole.strip.map((stage) =>
    stage.id === 'binary'
      ? { ...stage, binary: { path: file, sizeBytes: 9, kind: 'output' as const, names: [] } }
      : stage,
  );
  const { page } = await open({ ...whole, strip }, { width: 1280 });
  await laidOut(page);
  const sides = await page.locator('.stage-binary .stage-sub').evaluate((cut) => {
    const range = document.createRange();
    range.selectNodeContents(cut);
    const [text, box] = [range.getBoundingClientRect(), cut.getBoundingClientRect()];
    return { isCut: text.width > box.width, overlap: text.right - box.right };
  });
  expect(sides.isCut).toBe(true);
  expect(sides.overlap).toBeLessThanOrEqual(1);
});

test.each([330, 610])(
  'a panel of %i px beside an editor shows a short command in full, with nothing over it',
  async (width) => {
    const whole = VIEWS.edit();
    const argv = ['go', 'build', '.'];
    const view = { ...whole, header: { ...whole.header, argv, wallMs: 65_000 } };
    const { page } = await open(view, { width });
    const actions = ['traceAgain', 'comparePrevious', 'debug', 'saveReport'];
    const facts = { trace: 'run:1', source: { kind: 'run', id: '1' }, actions, target: null };
    const goUsed = { path: '/usr/local/go/bin/go', source: 'PATH' };
    await page.evaluate((message) => postMessage(message), {
      ...{ type: 'show', view, locale: 'en', host: 'editor' },
      editor: { ...facts, goUsed },
    });
    await page.locator('.editor-actions button').first().waitFor();
    const [command, wall, buttons] = await page.evaluate(() =>
      ['.command', '.wall', '.editor-actions'].map((name) => {
        const found = document.querySelector(name) as HTMLElement;
        const { left, right } = found.getBoundingClientRect();
        return { left, right, isCut: found.scrollWidth > found.clientWidth };
      }),
    );
    expect(command?.isCut).toBe(false);
    expect(wall?.left).toBeGreaterThanOrEqual(command?.right ?? Number.NaN);
    expect(buttons?.left).toBeGreaterThanOrEqual(wall?.right ?? Number.NaN);
  },
);

/** Chinese text has other widths, and wraps at other places. */
describe('in Chinese', () => {
  test.each([
    { view: 'small', scheme: 'light', width: 700 },
    { view: 'edit', scheme: 'dark', width: 1600 },
    { view: 'edit', scheme: 'light', width: 700 },
    { view: 'failed', scheme: 'contrast', width: 1600 },
  ] as const)('$view looks right in $scheme at $width px', async ({ view, scheme, width }) => {
    const { page, complaints } = await open(VIEWS[view](), { scheme, width, locale: 'zh-CN' });
    expect(await laidOut(page)).toBe('elk');
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    expect(await page.locator('#tab-why').textContent()).toBe('原因');
    expect(await visualFaults(page)).toEqual([]);
    if (view === 'edit' && width === 1600) {
      await page.locator('.details .timed button').first().click();
      for (const tab of ['why', 'timeline', 'table']) {
        await page.locator(`#tab-${tab}`).click();
        expect(await visualFaults(page)).toEqual([]);
      }
    }
    expect(complaints).toEqual([]);
  });
});

test.each([
  { name: 'the edit with its reasons', make: explained },
  { name: 'the failed build', make: VIEWS.failed },
  { name: 'the cached build', make: VIEWS.cached },
  { name: 'the small program', make: VIEWS.small },
  { name: 'the running build', make: () => seenAt(VIEWS.edit(), 9000) },
])(
  'the Chinese page of $name has none of our English words, neither visible nor for screen readers',
  async ({ make }) => {
    const view = make();
    const { page } = await open(view, { locale: 'zh-CN' });
    await laidOut(page);
    const left = async (): Promise<void> => expect(await foreignTexts(page, view)).toEqual([]);
    await page.getByRole('textbox', { name: '筛选包' }).waitFor();
    await left();
    await page.locator('.box:not(.frame)').last().click();
    await page.locator('.details h2').waitFor();
    await left();
    for (const tab of ['why', 'timeline', 'table']) {
      await page.locator(`#tab-${tab}`).click();
      await left();
    }
    await page.keyboard.press('?');
    await page.locator('dialog').waitFor();
    await left();
  },
);

// Other schemes, widths and traces are in full/everybody.test.ts.
test('the reasons look right and are accessible in light at 700 px', () => checkReasons(open, 'light', 700));

test('the visual checks detect the faults they are written for', async () => {
  const { page } = await open(VIEWS.edit());
  await laidOut(page);
  await page.evaluate(() => {
    const label = document.querySelector<SVGTextElement>('.box .label');
    if (label) label.style.fontSize = '9px';
    const aside = document.querySelector<SVGTextElement>('.box.root .aside');
    if (aside) aside.style.fill = 'rgb(240, 180, 110)';
    document.querySelector<HTMLElement>('.box.root')?.style.setProperty('transform', 'translate(-900px, 0)');
    const meta = document.querySelector<HTMLElement>('.meta');
    if (meta) meta.style.marginInlineStart = '-60px';
    // Not the page itself: at another width the picture would be laid out again, with the root in view.
    const wide = document.createElement('div');
    wide.style.cssText = 'width: 1700px; height: 1px';
    document.body.append(wide);
  });
  const faults = (await visualFaults(page)).join('\n');
  for (const fault of ['px high', 'contrast of', 'root is not', 'overlap', 'sideways']) {
    expect(faults).toContain(fault);
  }
});

test('axe finds nothing in the table of the edit in dark', () =>
  checkWithAxe(open, { view: 'edit', scheme: 'dark', tab: 'table' }));
