import { expect, test } from 'vitest';
import { hitRates } from '../../../../../src/core/analysis/cache/hit-rates.ts';
import { rowOf } from '../../../../../src/core/analysis/trends/row-of.ts';
import type { BuildRow } from '../../../../../src/core/model/build-row.ts';
import { traceFromSketch } from '../../../../support/sketch.ts';

type RowCause = NonNullable<BuildRow['causes']>[number];

let rows = 0;
function row(hits: number, misses: number, more: Partial<BuildRow> = {}): BuildRow {
  const id = `2026-01-01T00-00-00.${String(++rows).padStart(3, '0')}Z-0a0b0c0d0e0f`;
  const base = rowOf(id, traceFromSketch('app miss'), null);
  return { ...base, packages: { hits, misses, failed: 0, notRun: 0, unknown: 0 }, ...more };
}

function cause(importPath: string | null, file: string, rebuiltPackages: number): RowCause {
  const reasons = [{ id: 'fileEdited' as const, subject: file, old: null, new: null, files: [] }];
  return { importPath, reasons, rebuiltPackages, links: 1, vets: 0, tests: 0, workMs: 10 };
}

test('one command has one rate, whatever its output file and however it prints', () => {
  const [rate, ...others] = hitRates([
    row(0, 10),
    row(10, 0, { argv: ['go', 'build', '-x', '-o', 'out', '.'] }),
    row(9, 1),
  ]);
  expect(others).toEqual([]);
  expect(rate).toMatchObject({ rate: 19 / 30, unexplained: 11 });
  expect(rate?.runs.map(({ hits }) => hits)).toEqual([0, 10, 9]);
});

test('other flags are another command, and the one that ran last comes first', () => {
  const found = hitRates([row(10, 0), row(5, 5, { argv: ['go', 'build', '-race', '.'] }), row(8, 2)]);
  expect(found.map(({ argv, rate }) => [argv.length, rate])).toEqual([
    [3, 0.9],
    [4, 0.5],
  ]);
});

test('a build that failed, was interrupted, printed only or needed nothing does not count', () => {
  const packages = { hits: 1, misses: 1, failed: 1, notRun: 0, unknown: 0 };
  expect(
    hitRates([
      row(1, 1, { exitCode: 1 }),
      row(1, 1, { exitCode: 1, packages }),
      row(1, 1, { interrupted: true }),
      row(1, 1, { dryRun: true }),
      row(0, 0),
    ]),
  ).toEqual([]);
});

test('tests that failed were built all the same', () => {
  const failed = row(3, 1, { exitCode: 1, tests: { done: 1, cached: 0, failed: 1 } });
  expect(hitRates([failed])).toMatchObject([{ rate: 0.75 }]);
});

test('the same change in several runs is one cause, named as it was the last time', () => {
  const [rate] = hitRates([
    row(5, 5, { causes: [cause('ex.com/lib', 'a.go', 5)] }),
    row(7, 3, { causes: [cause('ex.com/lib', 'b.go', 2), cause('ex.com/app', 'main.go', 1)] }),
    row(8, 2, { causes: [cause('ex.com/app', 'main.go', 0)] }),
  ]);
  expect(rate?.unexplained).toBe(2);
  expect(
    rate?.causes.map(({ importPath, packages, runs, reasons }) => [
      importPath,
      packages,
      runs,
      reasons[0]?.subject,
    ]),
  ).toEqual([
    ['ex.com/lib', 7, 2, 'b.go'],
    ['ex.com/app', 1, 1, 'main.go'],
  ]);
});
