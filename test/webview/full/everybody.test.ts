import { describe, test } from 'vitest';
import { checkComparison, checkReasons, checkWithAxe, TABS } from '../support/everybody.ts';
import { SCHEMES, WIDTHS } from '../support/first-view.ts';
import { useReports } from '../support/use-reports.ts';

const { open } = useReports();

describe.each(WIDTHS)('at %i px', (width) => {
  test.each(SCHEMES)('the reasons look right and are accessible in %s', (scheme) =>
    checkReasons(open, scheme, width),
  );
});

test.each(TABS)('axe finds nothing in the %s of the failed build in light', (tab) =>
  checkWithAxe(open, { view: 'failed', scheme: 'light', tab }),
);

describe.each([...WIDTHS, 420])('at %i px', (width) => {
  test.each(SCHEMES)('a comparison looks right and is accessible in %s', (scheme) =>
    checkComparison(open, scheme, width),
  );
});

test.each(['graph', 'timeline'] as const)('axe finds nothing in the %s of the edit in dark', (tab) =>
  checkWithAxe(open, { view: 'edit', scheme: 'dark', tab }),
);
