import { afterAll, expect, test } from 'vitest';
import { differences } from '../../support/go-line-check.ts';
import { GoLineLab } from '../../support/go-line-lab.ts';

const lab = new GoLineLab();
afterAll(() => lab.dispose());

test('go interprets 360 command lines in the same way', { timeout: 600_000 }, async () => {
  expect(await differences(lab, lab.lines(5, 360))).toEqual([]);
});
