import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { checkErrors } from './support/everybody.ts';
import { useReports } from './support/use-reports.ts';
import { crashed, failedTests, notLoaded, VIEWS } from './support/views.ts';

const { open, complaints } = useReports();

async function tabs(page: Page): Promise<readonly string[]> {
  await page.locator('#tab-table').waitFor();
  return page.locator('vscode-panel-tab').allTextContents();
}

test('a command that failed has Errors as its second tab, others do not', async () => {
  const { page } = await open(VIEWS.failed());
  expect(await tabs(page)).toEqual(['Graph', 'Errors', 'Why', 'Timeline', 'Table']);
  const { page: good } = await open(VIEWS.small());
  expect(await tabs(good)).toEqual(['Graph', 'Why', 'Timeline', 'Table']);
});

test('the sentence leads to all errors, by package, and a place is copied in a report', async () => {
  const { page } = await open(VIEWS.failed());
  await page.locator('.to-errors').click();
  expect(await page.locator('.to-errors').textContent()).toBe('2 errors');
  expect(await page.locator('.errors-page .error-name').allTextContents()).toEqual([
    'internal/protocol',
    'golang.org/x/tools/go/ssa',
  ]);
  expect(await page.locator('.error').last().textContent()).toContain('missing method Referrers');
  await page.locator('.errors-page .error-name').first().click();
  expect(await page.locator('.details h2').textContent()).toBe('internal/protocol');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy All' }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain(
    '# internal/protocol\ninternal/protocol/uri.go:57:18: undefined: filepath.IsAbsolute',
  );
  expect(complaints()).toEqual([]);
});

test('by keyboard alone: the second key opens the errors, and the slash the filter of the graph', async () => {
  const { page } = await open(VIEWS.failed());
  await page.locator('.box').first().waitFor();
  await page.keyboard.press('2');
  await page.locator('.errors-page .error').first().waitFor();
  expect(await page.locator('.filter-bar').isVisible()).toBe(false);
  await page.keyboard.press('/');
  await page.locator('.filter-bar').waitFor();
  await page.keyboard.type('protocol');
  await expect.poll(() => page.locator('.box').count()).toBeLessThan(20);
});

test('failed tests have their name, time, position and output', async () => {
  const { page } = await open(failedTests());
  await page.locator('.to-errors').click();
  expect(await page.locator('.headline .sentence').textContent()).toMatch(/^3 tests failed in 2 packages/);
  expect(await page.locator('.failed-test').first().textContent()).toMatch(
    /TestTotal\/with_discount.*cart\/cart_test.go:42cart_test.go:31: total of 3 items/,
  );
});

test('a program that crashes has the first frame of its own code', async () => {
  const { page } = await open(crashed());
  await page.locator('#tab-errors').click();
  expect(await page.locator('.errors-page .error-place').textContent()).toBe('greet/greet.go:12');
  expect(await page.locator('.headline .sentence').textContent()).toMatch(/^2 rebuilt/);
});

test('if go loaded nothing, the page begins with the errors and what to do', async () => {
  const { page } = await open(notLoaded());
  await page.locator('.errors-page').waitFor();
  expect(await page.locator('.error-fixes li').allInnerTexts()).toEqual([
    expect.stringContaining('go get example.com/dep'),
    expect.stringContaining('Remove the import'),
  ]);
  expect(await page.locator('.to-errors').textContent()).toBe('2 errors, 2 fixes');
});

// Other sizes and schemes are in full/errors.test.ts.
test('the errors of failed tests look right and are accessible in light at 546 × 508 px', () =>
  checkErrors(open, failedTests(), { scheme: 'light', width: 546, height: 508 }));
