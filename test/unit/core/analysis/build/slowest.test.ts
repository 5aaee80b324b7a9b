import { describe, expect, test } from 'vitest';
import { slowestModules, slowestSteps } from '../../../../../src/core/analysis/build/slowest.ts';
import { traceFromSketch } from '../../../../support/sketch.ts';

describe('the slowest', () => {
  const trace = traceFromSketch(`
    fmt       hit  0..50
    m.io/lib  miss 0..10  module m.io
    m.io/app  miss 10..40 module m.io needs m.io/lib
    link:m.io/app miss 40..45 module m.io needs m.io/app
    run:m.io/app  miss 45..999 needs link:m.io/app
  `);

  test('are the completed steps, longest first, without the program', () => {
    expect(slowestSteps(trace, 2).map(({ package: name, mode, ms }) => [name, mode, ms])).toEqual([
      ['m.io/app', 'build', 30],
      ['m.io/lib', 'build', 10],
    ]);
  });

  test('are summed by module', () => {
    expect(slowestModules(trace)).toEqual([{ module: 'm.io', ms: 45, steps: 3 }]);
  });
});
