import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { TraceView } from '../../../src/core/view/trace/trace-view.ts';
import { visualFaults } from './checks.ts';
import { COMPARISONS } from './comparisons.ts';
import { laidOut, type PageOptions, type Scheme } from './report-page.ts';
import type { OpenReport } from './use-reports.ts';
import { explained, VIEWS, type ViewName } from './views.ts';

export const TABS = ['graph', 'timeline', 'table'] as const;

/** Opens the reasons of an edit: how they look, and what axe finds in them. */
export async function checkReasons(open: OpenReport, scheme: Scheme, width: number): Promise<void> {
  const { page, complaints } = await open(explained(), { scheme, width });
  await laidOut(page);
  await page.locator('#tab-why').click();
  await page.locator('.cause').waitFor();
  expect(await visualFaults(page)).toEqual([]);
  expect(await axeFaults(page)).toEqual([]);
  expect(complaints).toEqual([]);
}

/** Opens the errors of a command that failed: how they look, and what axe finds in them. */
export async function checkErrors(open: OpenReport, view: TraceView, size: PageOptions): Promise<void> {
  const { page, complaints } = await open(view, size);
  await page.locator('#tab-errors').click();
  await page.locator('.error').first().waitFor();
  expect(await visualFaults(page)).toEqual([]);
  expect(await axeFaults(page)).toEqual([]);
  expect(complaints).toEqual([]);
}

/** Opens a comparison: how its graph, its differences and its table look, and what axe finds in them. */
export async function checkComparison(open: OpenReport, scheme: Scheme, width: number): Promise<void> {
  const { page, complaints } = await open(COMPARISONS.edit(), { scheme, width });
  await laidOut(page);
  const check = async (): Promise<void> => {
    expect(await visualFaults(page)).toEqual([]);
    expect(await axeFaults(page)).toEqual([]);
  };
  await check();
  await page.locator('#tab-why').click();
  await check();
  await page.locator('#tab-table').click();
  await page.locator('.tbody .tr').nth(1).click();
  await check();
  expect(complaints).toEqual([]);
}

export interface TabOfView {
  readonly view: ViewName;
  readonly scheme: Scheme;
  readonly tab: (typeof TABS)[number];
}

/** Opens one tab, of the edit with the details of a box beside it. */
export async function checkWithAxe(open: OpenReport, { view, scheme, tab }: TabOfView): Promise<void> {
  const { page } = await open(VIEWS[view](), { scheme });
  await laidOut(page);
  if (tab !== 'graph') await page.locator(`#tab-${tab}`).click();
  if (view === 'edit') await page.locator('.details .timed button').first().click();
  expect(await axeFaults(page)).toEqual([]);
}

/** What axe finds on the page, one line per rule. */
export async function axeFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  );
}
