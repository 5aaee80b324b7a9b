import { afterAll, beforeAll, describe, test } from 'vitest';
import { checkFirstView, OTHER_VIEWS } from '../support/first-view.ts';
import { openReports, type Reports } from '../support/report-page.ts';

let reports: Reports;
beforeAll(async () => {
  reports = await openReports();
});
afterAll(() => reports?.close());

describe('at first view', () => {
  test.each(OTHER_VIEWS)('$view looks right in $scheme at $width px', (view) =>
    checkFirstView(reports, view),
  );
});
