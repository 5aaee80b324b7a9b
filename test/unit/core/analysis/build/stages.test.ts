import { describe, expect, test } from 'vitest';
import { summarizeStages } from '../../../../../src/core/analysis/build/stages.ts';
import type { BuildTrace } from '../../../../../src/core/model/trace.ts';
import { foldTrace } from '../../../../../src/core/trace/fold-trace.ts';
import { importGraph } from '../../../../../src/core/trace/import-graph.ts';
import { readGraphFile, readRecorded } from '../../../../support/recorded.ts';
import { traceFromSketch } from '../../../../support/sketch.ts';

const imported = (name: string): BuildTrace =>
  importGraph(readGraphFile(name), { recorderVersion: '0', directory: '/src' });

describe('stages', () => {
  test('sum up hits and misses by what was built, and the time from start to end', () => {
    const trace = traceFromSketch(`
      fmt       hit  5..6
      cgo:app   miss 6..20  needs fmt
      app       miss 20..30 needs cgo:app
      link:app  miss 30..45 needs app
    `);
    const stages = summarizeStages(trace);
    expect(stages.map(({ name }) => name).join(' ')).toBe(
      'load compile vet link binary run test install clean',
    );
    expect(stages[0]).toMatchObject({ name: 'load', actions: 0, ms: 5 });
    expect(stages[1]).toMatchObject({ name: 'compile', actions: 3, hits: 1, misses: 1, ms: 25 });
    expect(stages[2]).toMatchObject({ name: 'vet', actions: 0, ms: null });
    expect(stages[3]).toMatchObject({ name: 'link', actions: 1, misses: 1, ms: 15 });
  });

  test('do not count the time between the links of two programs', () => {
    const trace = traceFromSketch(`
      one       miss 0..10
      link:one  miss 10..14 needs one
      lib       miss 0..500
      two       miss 500..520 needs lib
      link:two  miss 520..523 needs two
      three     miss 500..519 needs lib
      link:three miss 519..522 needs three
    `);
    const [, compile, , link] = summarizeStages(trace);
    expect(compile).toMatchObject({ startMs: 0, endMs: 520, ms: 520 });
    expect(link).toMatchObject({ startMs: 10, endMs: 523, ms: 8 });
  });

  test('have no load time for an imported graph', () => {
    expect(summarizeStages(imported('hello-cold'))[0]).toMatchObject({ name: 'load', ms: null });
  });

  test('contain only loading if go could not load packages', () => {
    const trace = foldTrace(readRecorded('go1.26.8', 'load-error'));
    expect(summarizeStages(trace)[0]).toMatchObject({ name: 'load', ms: trace.wallMs });
  });
});
