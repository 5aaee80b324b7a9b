import { describe, test } from 'vitest';
import { MAIN_CASES } from '../../support/main-cases.ts';
import { checkMainCase } from '../../support/main-lab.ts';

describe('the reason why go does not run a target agrees with go', () => {
  test.each(MAIN_CASES.map((one) => [one.name, one] as const))('%s', async (_, one) => {
    await checkMainCase(one);
  });
});
