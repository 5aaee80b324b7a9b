import { describe, expect, test } from 'vitest';
import { proveMainFixes } from '../../support/faults/prove-main-fix.ts';
import { MAIN_CASES } from '../../support/main-cases.ts';

/** No toolchain has this version, and it cannot be downloaded here. */
const UNAVAILABLE = /GOTOOLCHAIN=go1\.99/;

/** `npm run faults` tries the fixes of every case, other runs those of a sample. */
const every = process.env['npm_lifecycle_event'] === 'faults' ? 1 : 6;

describe('each fix makes the command succeed, or is only advice', () => {
  const failing = MAIN_CASES.filter(({ reason }) => reason !== null);
  const chosen = failing.filter((_, index) => index % every === 0);
  test.each(chosen.map((one) => [one.name, one] as const))('%s', async (_, one) => {
    const proved = await proveMainFixes(one);
    const wrong = proved.filter(({ fix, result }) => typeof result === 'object' && !UNAVAILABLE.test(fix));
    expect(wrong).toEqual([]);
  });
});
