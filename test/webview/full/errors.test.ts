import { describe, test } from 'vitest';
import { checkErrors } from '../support/everybody.ts';
import { useReports } from '../support/use-reports.ts';
import { failedTests, VIEWS } from '../support/views.ts';

const { open } = useReports();

describe.each([
  { scheme: 'dark', width: 1440, height: 900 },
  { scheme: 'contrast', width: 400, height: 360 },
] as const)('in $scheme at $width × $height px', (size) => {
  test.each([
    ['the failed build', VIEWS.failed],
    ['failed tests', failedTests],
  ])('the errors of %s look right and are accessible', (_, make) => checkErrors(open, make(), size));
});
