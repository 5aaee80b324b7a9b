import { expect, test } from 'vitest';
import { tracedBinary } from '../../../src/app/binary/traced-binary.ts';
import type { Binary, BuildTrace } from '../../../src/core/model/trace.ts';
import { traceFromSketch } from '../../support/sketch.ts';

function traceWith(...binaries: readonly Partial<Binary>[]): BuildTrace {
  const trace = traceFromSketch('app miss');
  return {
    ...trace,
    command: { ...trace.command, directory: '/work' },
    binaries: binaries.map((one) => ({
      package: 'ex.com/app',
      kind: 'output',
      path: '/work/app',
      sizeBytes: 5,
      kept: true,
      ...one,
    })),
  };
}

const SEVERAL = traceWith(
  { package: 'ex.com/a', path: '/work/bin/a' },
  { package: 'ex.com/b/a', path: '/work/bin/other' },
  { package: 'ex.com/c', path: 'bin/c' },
);

test('a trace with one binary needs no name', () => {
  expect(tracedBinary(traceWith({}), null)).toMatchObject({
    path: '/work/app',
    package: 'ex.com/app',
    sizeBytes: 5,
  });
});

test('of several, the package, the end of its path, or the file chooses one', () => {
  expect(tracedBinary(SEVERAL, 'ex.com/a').path).toBe('/work/bin/a');
  expect(tracedBinary(SEVERAL, 'b/a').path).toBe('/work/bin/other');
  expect(tracedBinary(SEVERAL, 'other').path).toBe('/work/bin/other');
  expect(tracedBinary(SEVERAL, 'c').path).toBe('/work/bin/c');
});

test('without a name that decides, the error lists the candidates', () => {
  expect(() => tracedBinary(SEVERAL, null)).toThrow(/traced-binaries.*ex\.com\/a.*ex\.com\/b\/a.*ex\.com\/c/);
  expect(() => tracedBinary(SEVERAL, 'a')).toThrow(/traced-binaries.*ex\.com\/a.*ex\.com\/b\/a"\]/);
  expect(() => tracedBinary(SEVERAL, 'z')).toThrow(/traced-binary-unknown/);
});

test('a trace without a binary, or with one that go removed, says so', () => {
  expect(() => tracedBinary(traceWith(), null)).toThrow(/traced-binary-none/);
  expect(() => tracedBinary(traceWith({ kept: false }), null)).toThrow(/traced-binary-temporary/);
});
