import { spawnSync } from 'node:child_process';
import { describe, test } from 'vitest';
import { checkVendorMode, VENDOR_CASES } from '../support/vendor-cases.ts';

describe('our readers agree with go on whether to read the vendor directory', () => {
  const { stdout } = spawnSync('go', ['env', 'GOVERSION'], { encoding: 'utf8' });
  const version = stdout.trim().replace(/^go/, '');

  test.each(Object.entries(VENDOR_CASES))('%s', (_, one) => checkVendorMode(version, one));
});
