import { describe, test } from 'vitest';
import { checkFirstView, OTHER_VIEWS } from '../support/first-view.ts';
import { useReports } from '../support/use-reports.ts';

const { open } = useReports();

describe('at first view', () => {
  test.each(OTHER_VIEWS)('$view looks right in $scheme at $width px', (view) => checkFirstView(open, view));
});
