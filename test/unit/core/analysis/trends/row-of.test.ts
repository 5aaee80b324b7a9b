import { expect, test } from 'vitest';
import type { Explanation } from '../../../../../src/core/analysis/rebuild/explanation.ts';
import { rowOf } from '../../../../../src/core/analysis/trends/row-of.ts';
import { traceFromSketch } from '../../../../support/sketch.ts';

const ID = '2026-01-02T03-04-05.000Z-0a0b0c0d0e0f';

test('a row has what was done, the most expensive first, and counts the rest', () => {
  const trace = traceFromSketch(`
    fmt       hit
    lib       miss 0..40
    app       miss 40..50   needs fmt lib
    link:app  miss 50..200  needs app
  `);
  expect(rowOf(ID, trace, null)).toMatchObject({
    id: ID,
    packages: { hits: 1, misses: 2, failed: 0 },
    links: { done: 1, cached: 0 },
    workMs: 200,
    causes: null,
    done: [
      { kind: 'link', package: 'app', workMs: 150, failed: false },
      { kind: 'package', package: 'lib', workMs: 40 },
      { kind: 'package', package: 'app', workMs: 10 },
    ],
    doneLeftOut: 0,
  });
});

test('secrets of the command are not kept', () => {
  const command = {
    argv: ['go', 'build', '-ldflags', '-X main.token=hunter2', '.'],
    verb: 'build' as const,
    directory: '/src/app',
    goflags: ['-ldflags=-X=main.token=hunter2'],
  };
  expect(JSON.stringify(rowOf(ID, traceFromSketch('app miss', { command }), null))).not.toContain('hunter2');
});

test('a cold build of many packages stays small, and says what it leaves out', () => {
  const lines = Array.from({ length: 5_000 }, (_, n) => `ex.com/p${n} miss ${n}..${n + 1}`);
  const row = rowOf(ID, traceFromSketch(lines.join('\n')), null);
  expect(row.done.length + row.doneLeftOut).toBe(5_000);
  expect(JSON.stringify(row).length).toBeLessThan(300_000);
});

test('long values of a cause are cut, and links that go never caches are no cause', () => {
  const cause = {
    importPath: null,
    otherProgram: null,
    roots: [],
    cascade: [],
    rebuiltPackages: 1,
    links: 0,
    vets: 0,
    tests: 0,
    workMs: 1,
  };
  const changed = { subject: 'CGO_CFLAGS', old: null, new: 'x'.repeat(9_000), files: [] };
  const routine = { subject: 'program', old: null, new: null, files: [] };
  const explanation: Explanation = {
    nodes: [],
    causes: [
      { ...cause, reasons: [{ id: 'cgoFlags', ...changed }] },
      { ...cause, reasons: [{ id: 'notKept', ...routine }] },
    ],
    withBaseline: 1,
    explained: 1,
    firstSeen: 0,
    baselines: [],
    builtSince: false,
    firstOfModule: false,
  };
  const { causes } = rowOf(ID, traceFromSketch('app miss'), explanation);
  expect(causes?.map(({ reasons }) => reasons.map(({ id }) => id))).toEqual([['cgoFlags']]);
  expect(causes?.[0]?.reasons[0]?.new?.length).toBe(300);
});
