import { describe, expect, test } from 'vitest';
import { criticalPath, slackAndWaits } from '../../../../../src/core/analysis/build/critical-path.ts';
import type { BuildTrace } from '../../../../../src/core/model/trace.ts';
import { foldTrace } from '../../../../../src/core/trace/fold-trace.ts';
import { importGraph } from '../../../../../src/core/trace/import-graph.ts';
import { readGraphFile, readRecorded, recordedVersions } from '../../../../support/recorded.ts';
import { traceFromSketch } from '../../../../support/sketch.ts';

const imported = (name: string): BuildTrace =>
  importGraph(readGraphFile(name), { recorderVersion: '0', directory: '/src' });

describe('the critical path', () => {
  test('is the longest chain of work, and slack is how much longer a row could take without lengthening it', () => {
    const trace = traceFromSketch(`
      a         miss 0..10
      b         miss 0..4
      c         miss 10..30 needs a b
      d         miss 4..9   needs b
      link:c    miss 30..35 needs c d
    `);
    const { steps, ms } = criticalPath(trace);
    const { slackMs, waitedFor } = slackAndWaits(trace);
    expect(steps.map((step) => [step.package, step.mode, step.ms])).toEqual([
      ['a', 'build', 10],
      ['c', 'build', 20],
      ['c', 'link', 5],
    ]);
    expect(ms).toBe(35);
    // b and c and the link take 29, b and d and the link 14.
    expect(slackMs).toEqual([0, 6, 0, 21, 0]);
    expect(waitedFor).toEqual([null, null, 0, 1, 2]);
  });

  test('excludes waiting for a worker, because one worker does not make independent work a chain', () => {
    const trace = traceFromSketch(`
      a       miss 0..10
      b       miss 10..12 ready 0
      c       miss 12..40 ready 0
      d       miss 40..42 ready 12 needs b
      link:d  miss 42..45 ready 42 needs a d
    `);
    const { steps, ms } = criticalPath(trace);
    const { slackMs } = slackAndWaits(trace);
    // c is the longest way, though the link ended last and waited for d.
    expect(steps.map((step) => [step.package, step.ms])).toEqual([['c', 28]]);
    expect(ms).toBe(28);
    expect(slackMs).toEqual([15, 21, 0, 21, 15]);
  });

  test('counts neither a cache lookup nor what has not ended', () => {
    const trace = traceFromSketch(`
      fmt  hit  0..50
      a    miss 50..60 needs fmt
      b    miss 60..65 needs a
    `);
    expect(criticalPath(trace).steps.map((step) => [step.package, step.ms])).toEqual([
      ['a', 10],
      ['b', 5],
    ]);
    expect(criticalPath(traceFromSketch('fmt hit 0..50'))).toMatchObject({ steps: [], ms: 0 });
  });

  test('excludes the program', () => {
    const trace = traceFromSketch(`
      app       miss 0..10
      link:app  miss 10..12  needs app
      run:app   miss 12..999 needs link:app
    `);
    expect(criticalPath(trace).ms).toBe(12);
  });

  test('is empty if go reported no times', () => {
    expect(criticalPath(imported('hugo-cold.firstwrite'))).toMatchObject({ steps: [], ms: 0 });
  });

  test('of a real build after an edit takes nearly all of its time', () => {
    const trace = imported('gopls-edit');
    const { steps, ms } = criticalPath(trace);
    expect(steps.at(-1)?.mode).toBe('link-install');
    expect(steps.slice(-4, -2).map((step) => step.package)).toEqual([
      'golang.org/x/tools/gopls/internal/cmd',
      'golang.org/x/tools/gopls',
    ]);
    expect(steps.reduce((total, step) => total + step.ms, 0)).toBeCloseTo(ms);
    expect(ms).toBeGreaterThan(trace.wallMs * 0.85);
    expect(ms).toBeLessThan(trace.wallMs);
  });

  test('is the longest chain in every recorded build', () => {
    for (const version of recordedVersions) {
      const trace = foldTrace(readRecorded(version, 'build-cold'));
      const { steps } = criticalPath(trace);
      const { slackMs } = slackAndWaits(trace);
      expect(steps.length).toBeGreaterThan(5);
      expect(steps.every((step) => slackMs[step.node] === 0)).toBe(true);
      expect(slackMs.every((slack) => slack === null || slack >= 0)).toBe(true);
    }
  });
});
