import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { visualFaults } from './checks.ts';
import { laidOut, type Scheme } from './report-page.ts';
import type { OpenReport } from './use-reports.ts';
import { VIEW_NAMES, VIEWS, type ViewName } from './views.ts';

/** `UPDATE_SCREENSHOTS=1 npx vitest run --project 'webview*'` draws docs/screenshots anew; look at what changed. */
const UPDATE = process.env.UPDATE_SCREENSHOTS === '1';
const FOLDER = path.join(import.meta.dirname, '..', '..', '..', 'docs', 'screenshots');
export const SCHEMES: readonly Scheme[] = ['dark', 'light', 'contrast'];
export const WIDTHS = [1600, 700] as const;

export interface FirstView {
  readonly view: ViewName;
  readonly scheme: Scheme;
  readonly width: number;
}

/** Shapes are the same in every scheme: both widths in dark, the other schemes at one of them each. */
const FIRST_VIEWS: readonly FirstView[] = VIEW_NAMES.flatMap((view, index) =>
  SCHEMES.flatMap((scheme) =>
    WIDTHS.map((width) => ({ view, scheme, width })).filter(
      ({ width }) =>
        scheme === 'dark' || UPDATE || (index % 2 === 0) === (width === (scheme === 'light' ? 1600 : 700)),
    ),
  ),
);

/** `npm test` looks at every eighth picture, `npm run test:full` at the others. */
const isSampled = (index: number): boolean => index % 8 === 0;
export const SAMPLED_VIEWS = FIRST_VIEWS.filter((_, index) => isSampled(index));
export const OTHER_VIEWS = FIRST_VIEWS.filter((_, index) => !isSampled(index));

/** Opens the report and checks its picture before anything is touched. */
export async function checkFirstView(open: OpenReport, { view, scheme, width }: FirstView): Promise<void> {
  const { page, complaints } = await open(VIEWS[view](), { scheme, width });
  expect(await laidOut(page)).toBe('elk');
  expect(await visualFaults(page)).toEqual([]);
  expect(complaints).toEqual([]);
  if (UPDATE && isShown(view, scheme, width)) {
    mkdirSync(FOLDER, { recursive: true });
    await page.screenshot({ path: path.join(FOLDER, `${view}-${width}-${scheme}.png`) });
  }
}

/** Not all of them, so that the repository stays small. */
function isShown(view: ViewName, scheme: Scheme, width: number): boolean {
  if (scheme === 'contrast') return view === 'edit';
  return scheme === 'dark' || width === 1600;
}
