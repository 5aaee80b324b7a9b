import { describe, expect, test } from 'vitest';
import { measureParallelism } from '../../../../../src/core/analysis/build/parallelism.ts';
import type { BuildTrace } from '../../../../../src/core/model/trace.ts';
import { importGraph } from '../../../../../src/core/trace/import-graph.ts';
import { readGraphFile } from '../../../../support/recorded.ts';
import { traceFromSketch } from '../../../../support/sketch.ts';

const imported = (name: string): BuildTrace =>
  importGraph(readGraphFile(name), { recorderVersion: '0', directory: '/src' });

describe('parallelism', () => {
  test('counts what ran at the same time, and adjacent intervals do not overlap', () => {
    const trace = traceFromSketch(`
      a miss 0..10
      b miss 5..10
      c miss 10..20
      run:c miss 20..99
    `);
    expect(measureParallelism(trace)).toEqual({
      steps: [
        { atMs: 0, running: 1 },
        { atMs: 5, running: 2 },
        { atMs: 10, running: 1 },
        { atMs: 20, running: 0 },
      ],
      maxRunning: 2,
      averageRunning: 1.25,
      workMs: 25,
    });
  });

  test('is unknown without times', () => {
    expect(measureParallelism(imported('hugo-cold.firstwrite'))).toMatchObject({
      steps: [],
      averageRunning: null,
    });
  });
});
