import { expect, test } from 'vitest';
import {
  type Budget,
  entryFor,
  limitsOf,
  NO_BUDGET,
  readBudgetValue,
  tightened,
} from '../../../../../src/core/analysis/ci/budget.ts';
import { checkLimits } from '../../../../../src/core/analysis/ci/limits.ts';
import { ciRow } from '../../../../support/ci-row.ts';

const argv = ['go', 'build', './...'];
const BUILD = ciRow({ argv, hits: 997, misses: 3, workMs: 1_234, binaries: { 'ex.com/app': 4_000 } });

test('a new entry has what the build had, and the build keeps it', () => {
  const budget = tightened(NO_BUDGET, BUILD);
  expect(budget.budgets).toEqual([
    {
      command: 'go build ./...',
      maxRebuilt: 3,
      maxWorkSeconds: 1.3,
      minHitRate: 99.7,
      maxBinaryBytes: { 'ex.com/app': 4_000 },
    },
  ]);
  const [entry] = budget.budgets;
  expect(entry && checkLimits(BUILD, limitsOf(entry), null).every(({ kept }) => kept)).toBe(true);
  expect(readBudgetValue(JSON.parse(JSON.stringify(budget))).error).toBeNull();
});

test('limits only become stricter, and those that were left out stay out', () => {
  const budget: Budget = {
    version: 1,
    budgets: [{ command: 'go vet .' }, { command: 'go build ./...', maxRebuilt: 10, maxWorkSeconds: 1 }],
  };
  expect(tightened(budget, BUILD).budgets).toEqual([
    { command: 'go vet .' },
    { command: 'go build ./...', maxRebuilt: 3, maxWorkSeconds: 1 },
  ]);
  const grown = ciRow({ argv, hits: 0, misses: 50, workMs: 9_000, binaries: { 'ex.com/app': 5_000 } });
  expect(tightened(tightened(NO_BUDGET, BUILD), grown)).toEqual(tightened(NO_BUDGET, BUILD));
});

test('an entry holds for the same command, however it prints and wherever its output goes', () => {
  const budget: Budget = { version: 1, budgets: [{ command: "go build -tags 'a b' ./..." }] };
  const found = (...words: string[]) => entryFor(ciRow({ argv: ['go', 'build', ...words] }), budget) !== null;
  expect(found('-tags', 'a b', './...')).toBe(true);
  expect(found('-x', '-o', 'out', '-tags=a,b', './...')).toBe(true);
  expect(found('./...')).toBe(false);
  expect(found('-tags', 'a b', '.')).toBe(false);
});

test.each([
  [{ version: 1, budgets: [{ command: 'go build .', maxRebuild: 1 }] }, 'budgets.0.maxRebuild'],
  [{ version: 1, budgets: [{ command: 'go build .', minHitRate: 101 }] }, 'budgets.0.minHitRate'],
  [{ version: 1, budgets: [{ command: 'go build .', maxRebuilt: '1' }] }, 'budgets.0.maxRebuilt'],
  [{ version: 1, budgets: [{ maxRebuilt: 1 }] }, 'budgets.0.command'],
  [{ version: 2, budgets: [] }, 'version'],
  [[], 'version'],
  ['a text', ''],
])('a mistake in a budget is found, not dropped: %j', (value, at) => {
  expect(readBudgetValue(value).error?.at).toBe(at);
});
