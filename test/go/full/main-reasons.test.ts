import { describe, expect, test } from 'vitest';
import { mainsEnglish } from '../../../src/core/messages/en/main-packages.ts';
import { MAIN_CASES } from '../../support/main-cases.ts';
import { checkMainCase } from '../../support/main-lab.ts';

describe('why go does not run something is told as go tells it', () => {
  test.each(MAIN_CASES.map((one) => [one.name, one] as const))('%s', async (_, one) => {
    await checkMainCase(one);
  });

  test('every reason has a little module of its own', () => {
    const shown = new Set(MAIN_CASES.map(({ reason }) => reason));
    const missing = Object.keys(mainsEnglish.reason).filter((id) => !shown.has(id as never));
    // Nothing can be asked of go without a target: the command line puts `.` there.
    expect(missing).toEqual(['no-target']);
  });
});
