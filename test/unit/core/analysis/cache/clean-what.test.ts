import { describe, expect, test } from 'vitest';
import {
  matchesPackage,
  modulesInSum,
  readCleanWhat,
  recordedFlags,
} from '../../../../../src/core/analysis/cache/clean-what.ts';
import { rebuildPrice } from '../../../../../src/core/analysis/cache/rebuild-price.ts';
import type { BuildRow } from '../../../../../src/core/model/build-row.ts';

test.each([
  [['tests'], { kind: 'tests' }],
  [['unused', '3d'], { kind: 'unused', ms: 259_200_000 }],
  [['package', 'net/...'], { kind: 'package', pattern: 'net/...' }],
  [['flags', '-N', '-l'], { kind: 'flags', flags: '-N -l' }],
  [
    ['module', 'golang.org/x/mod@v0.30.0'],
    { kind: 'module', module: 'golang.org/x/mod', version: 'v0.30.0' },
  ],
  [['module', 'golang.org/x/mod'], { kind: 'module', module: 'golang.org/x/mod', version: null }],
  [['unreferenced', 'a', 'b'], { kind: 'unreferenced', directories: ['a', 'b'] }],
  [['tests', 'now'], { wrong: 'now' }],
  [['unused'], { wrong: 'unused' }],
  [['unused', '0d'], { wrong: '0d' }],
  [['unused', '3 days'], { wrong: '3 days' }],
  [['package'], { wrong: 'package' }],
  [['package', 'a', 'b'], { wrong: 'b' }],
  [['everything'], { wrong: 'everything' }],
])('clean %j is %j', (words, what) => expect(readCleanWhat(words)).toEqual(what));

test.each([
  ['net/http', 'net/...', true],
  ['net', 'net/...', true],
  ['netip', 'net/...', false],
  ['net/http', 'net', false],
])('whether %s matches %s', (path, pattern, expected) =>
  expect(matchesPackage(path, pattern)).toBe(expected),
);

test.each([
  ['-race', ['-race']],
  ['race', ['-race']],
  ['-gcflags=all=-N -l', ['-N', '-l']],
  ["-gcflags='-N -l'", ['-N', '-l']],
  ['-tags=x', null],
  ['-trimpath', null],
  ['', null],
])('the recorded flags of %s are %j', (flags, words) => expect(recordedFlags(flags)).toEqual(words));

test('a module stays referenced if only its go.mod has a checksum', () => {
  expect(modulesInSum('a.b/c v1.0.0 h1:x=\na.b/d v1.1.0/go.mod h1:y=\n\nnonsense\n')).toEqual([
    'a.b/c@v1.0.0',
    'a.b/d@v1.1.0',
  ]);
});

describe('the price of rebuilding', () => {
  const row = (times: Readonly<Record<string, number>>, misses: number): BuildRow =>
    ({
      done: Object.entries(times).map(([name, workMs]) => ({
        kind: 'package',
        package: name,
        failed: false,
        workMs,
      })),
      packages: { misses },
      workMs: 400,
      buildMs: 200,
    }) as unknown as BuildRow;

  test('is the median of what the builds of this user took, and says how many packages were never measured', () => {
    const rows = [row({ a: 100, 'b [b.test]': 50 }, 12), row({ a: 300 }, 2), row({ a: 120 }, 1)];
    expect(rebuildPrice('package', ['a', 'b', 'c'], rows)).toEqual({
      steps: 3,
      timed: 2,
      workMs: 170,
      elapsedMs: 85,
    });
  });

  test('is unknown without a trace', () => {
    expect(rebuildPrice('package', ['a'], [])).toEqual({ steps: 1, timed: 0, workMs: 0, elapsedMs: null });
  });
});
