import { expect, test } from 'vitest';
import { checkLimits } from '../../../../../src/core/analysis/ci/limits.ts';
import { ciRow, rowCause } from '../../../../support/ci-row.ts';

test('each limit is kept or broken, and a broken one names what is responsible, the largest first', () => {
  const causes = [rowCause('ex.com/a', 2, 900), rowCause('ex.com/b', 9, 100), rowCause('ex.com/c', 0, 50)];
  const row = ciRow({ hits: 89, misses: 11, workMs: 1_000, causes });
  const checks = checkLimits(row, { maxRebuilt: 10, maxWorkMs: 999, minHitRate: 0.89 }, null);
  expect(checks.map(({ figure, actual, kept }) => [figure, actual, kept])).toEqual([
    ['rebuilt', 11, false],
    ['work', 1_000, false],
    ['hitRate', 0.89, true],
  ]);
  expect(checks.map((check) => check.causes.map(({ importPath }) => importPath))).toEqual([
    ['ex.com/b', 'ex.com/a'],
    ['ex.com/a', 'ex.com/b', 'ex.com/c'],
    [],
  ]);
});

test('packages that failed to compile were not in the cache, and a build without packages has no hit rate', () => {
  const failed = ciRow({ hits: 1, misses: 0, failed: 1 });
  const limits = { maxRebuilt: 0, minHitRate: 0.6 };
  expect(checkLimits(failed, limits, null).map(({ actual, kept }) => [actual, kept])).toEqual([
    [1, false],
    [0.5, false],
  ]);
  expect(checkLimits(ciRow({ hits: 0, misses: 0 }), limits, null).map(({ figure }) => figure)).toEqual([
    'rebuilt',
  ]);
});

test('a program has the strictest of its limits, and one whose size is not known does not keep its limit', () => {
  const sizes = { 'ex.com/a': 103, 'ex.com/b': 50, 'ex.com/gone': null };
  const before = ciRow({ binaries: { 'ex.com/a': 100 } });
  const limits = {
    maxBinaryBytes: 200,
    maxGrowth: 0.02,
    maxBytesOf: new Map([
      ['ex.com/b', 49],
      ['ex.com/c', 1],
    ]),
  };
  const checks = checkLimits(ciRow({ binaries: sizes }), limits, before);
  expect(checks.map(({ program, limit, actual, kept }) => [program, limit, actual, kept])).toEqual([
    ['ex.com/a', 102, 103, false],
    ['ex.com/b', 49, 50, false],
    ['ex.com/c', 1, null, false],
    ['ex.com/gone', 200, null, false],
  ]);
  expect(checkLimits(ciRow({ binaries: { 'ex.com/new': 1 } }), { maxGrowth: 0 }, before)).toEqual([]);
});
