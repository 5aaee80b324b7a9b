import { describe, expect, test } from 'vitest';
import { measureTimes } from '../../../../../src/core/analysis/build/times.ts';
import { traceFromSketch } from '../../../../support/sketch.ts';

describe('times', () => {
  test('separate the build from the program', () => {
    const exec = { startMs: 12, endMs: 40, exitCode: 3, signal: null, path: '/tmp/app', fromCache: false };
    expect(measureTimes(traceFromSketch('app miss 0..10', { exec, wallMs: 45 }))).toEqual({
      wallMs: 45,
      buildMs: 12,
      execMs: 28,
    });
    const running = traceFromSketch('app miss 0..10', { exec: { ...exec, endMs: null }, wallMs: 12 });
    expect(measureTimes(running).execMs).toBeNull();
  });

  test('belong to the build if there is no program', () => {
    expect(measureTimes(traceFromSketch('app miss 0..10'))).toEqual({
      wallMs: 10,
      buildMs: 10,
      execMs: null,
    });
  });

  test('of tests end the build part with the last compile, vet or link', () => {
    const trace = traceFromSketch(
      'lib miss 0..10\n vet:lib miss 10..20 needs lib\n test:lib miss 20..90 needs vet:lib',
    );
    expect(measureTimes(trace)).toEqual({ wallMs: 90, buildMs: 20, execMs: null });
  });
});
