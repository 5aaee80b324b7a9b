import { afterAll, beforeAll, describe, test } from 'vitest';
import { checkReasons, checkWithAxe, TABS } from '../support/everybody.ts';
import { SCHEMES, WIDTHS } from '../support/first-view.ts';
import { openReports, type Reports } from '../support/report-page.ts';

let reports: Reports;
beforeAll(async () => {
  reports = await openReports();
});
afterAll(() => reports?.close());

describe.each(WIDTHS)('at %i px', (width) => {
  test.each(SCHEMES)('the reasons look right and are accessible in %s', (scheme) =>
    checkReasons(reports, scheme, width),
  );
});

test.each(TABS)('axe finds nothing in the %s of the failed build in light', (tab) =>
  checkWithAxe(reports, { view: 'failed', scheme: 'light', tab }),
);
