import { test } from 'vitest';
import { describeEachGo } from '../../../support/go-versions.ts';
import { checkVendorMode, VENDOR_CASES } from '../../../support/vendor-cases.ts';

describeEachGo((version, requireInstalled) => {
  test.each(Object.entries(VENDOR_CASES))('%s', async (_, one) => {
    requireInstalled();
    await checkVendorMode(version, one);
  });
});
