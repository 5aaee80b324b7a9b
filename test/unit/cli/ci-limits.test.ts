import { expect, test } from 'vitest';
import { limitOptions } from '../../../src/cli/ci-limits.ts';

function limits(...options: readonly [name: string, text: string][]) {
  return limitOptions({ values: new Map(options) });
}

test.each([
  ['max-rebuilt', '20', { maxRebuilt: 20 }],
  ['max-work', '30', { maxWorkMs: 30_000 }],
  ['max-work', '1m30s', { maxWorkMs: 90_000 }],
  ['max-work', '1.5h', { maxWorkMs: 5_400_000 }],
  ['max-work', '250ms', { maxWorkMs: 250 }],
  ['max-work', '1s250ms', { maxWorkMs: 1_250 }],
  ['min-hit-rate', '85', { minHitRate: 0.85 }],
  ['min-hit-rate', '99.5 %', { minHitRate: 0.995 }],
  ['max-binary', '5MB', { maxBinaryBytes: 5_000_000 }],
  ['max-binary', '1.5 MiB', { maxBinaryBytes: 1_572_864 }],
  ['max-binary', '4600000', { maxBinaryBytes: 4_600_000 }],
  ['max-binary', '+2%', { maxGrowth: 0.02 }],
])('--%s %s', (name, text, expected) => {
  expect(limits([name, text])).toEqual(expected);
});

test.each([
  ['max-rebuilt', '-1'],
  ['max-rebuilt', 'many'],
  ['max-work', ''],
  ['max-work', '30 parsecs'],
  ['max-work', 's'],
  ['min-hit-rate', '101'],
  ['min-hit-rate', 'NaN'],
  ['max-binary', '2%'],
  ['max-binary', '5XB'],
  ['max-binary', 'MB'],
])('--%s %s is not accepted', (name, text) => {
  expect(() => limits([name, text])).toThrow(/limit-invalid/);
});
