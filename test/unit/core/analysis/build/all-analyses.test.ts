import { describe, expect, test } from 'vitest';
import { summarizeCache } from '../../../../../src/core/analysis/build/cache-summary.ts';
import { criticalPath, slackAndWaits } from '../../../../../src/core/analysis/build/critical-path.ts';
import { packageGraph } from '../../../../../src/core/analysis/build/package-graph.ts';
import { measureParallelism } from '../../../../../src/core/analysis/build/parallelism.ts';
import { slowestModules, slowestSteps } from '../../../../../src/core/analysis/build/slowest.ts';
import { summarizeStages } from '../../../../../src/core/analysis/build/stages.ts';
import { measureTimes } from '../../../../../src/core/analysis/build/times.ts';
import { parseActionGraph } from '../../../../../src/core/events/action-graph.ts';
import type { GraphAction } from '../../../../../src/core/events/events.ts';
import type { BuildTrace } from '../../../../../src/core/model/trace.ts';
import { foldTrace } from '../../../../../src/core/trace/fold-trace.ts';
import { importGraph } from '../../../../../src/core/trace/import-graph.ts';
import { readGraphFile, readRecorded } from '../../../../support/recorded.ts';

describe('every analysis', () => {
  const all = (trace: BuildTrace) => [
    summarizeCache(trace),
    criticalPath(trace),
    slackAndWaits(trace),
    slowestSteps(trace),
    slowestModules(trace),
    measureParallelism(trace),
    summarizeStages(trace),
    measureTimes(trace),
    packageGraph(trace),
  ];

  test('survives a graph full of cycles', () => {
    const text = JSON.stringify(
      [0, 1, 2, 3].map((ID) => ({
        ID,
        Mode: ['build', 'link', 'nop', 'test barrier'][ID],
        Package: ID < 2 ? 'a' : '',
        Deps: [0, 1, 2, 3],
        TimeReady: '2026-11-21T05:00:00Z',
        TimeStart: '2026-11-21T05:00:01Z',
        TimeDone: '2026-11-21T05:00:02Z',
        Cmd: ['x'],
      })),
    );
    expect(all(importGraph(text, { recorderVersion: '0', directory: '/' }))).toHaveLength(9);
  });

  test('visits each edge of 8,440 actions and 139,356 edges only a few times', () => {
    // Counted, not timed: every walk over the dependencies goes through these arrays.
    const graph = parseActionGraph(readGraphFile('teststd-n'));
    const edges = graph.reduce((sum, { deps }) => sum + deps.length, 0);
    let read = 0;
    const counted = graph.map((action): GraphAction => {
      const deps = new Proxy(action.deps, {
        get(target, key, receiver) {
          if (typeof key === 'string' && /^\d+$/.test(key)) read += 1;
          return Reflect.get(target, key, receiver);
        },
      });
      return { ...action, deps };
    });
    const trace = foldTrace({ ...readRecorded('go1.26.8', 'test-dry'), final: counted });
    all(trace);
    expect(read).toBeGreaterThan(edges);
    expect(read).toBeLessThan(edges * 25);
  });
});
