import { describe, expect, test } from 'vitest';
import { summarizeCache } from '../../../../../src/core/analysis/build/cache-summary.ts';
import { criticalPath } from '../../../../../src/core/analysis/build/critical-path.ts';
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
import { readGraphFile, readRecorded, recordedVersions } from '../../../../support/recorded.ts';
import { traceFromSketch } from '../../../../support/sketch.ts';

const imported = (name: string): BuildTrace =>
  importGraph(readGraphFile(name), { recorderVersion: '0', directory: '/src' });

describe('the cache summary', () => {
  test('counts packages, with links, vets and tests apart', () => {
    const trace = traceFromSketch(`
      fmt       hit
      lib       miss    needs fmt
      app       failed  needs lib
      later     notRun  needs app
      vet:lib   miss    needs lib
      link:app  notRun  needs app
      test:lib  hit     needs lib
    `);
    expect(summarizeCache(trace)).toMatchObject({
      packages: 4,
      hits: 1,
      misses: 1,
      failed: 1,
      notRun: 1,
      unknown: 0,
      hitRate: 0.5,
      linked: 0,
      vetted: 1,
      testsCached: 1,
      everythingCached: false,
    });
  });

  test('counts a test variant as a package of its own', () => {
    const trace = traceFromSketch(`
      lib             hit
      lib_[lib.test]  miss
    `);
    expect(summarizeCache(trace)).toMatchObject({ packages: 2, hits: 1, misses: 1 });
  });

  test('has no rate where there is nothing to rate', () => {
    expect(summarizeCache(traceFromSketch('app notRun')).hitRate).toBeNull();
    expect(summarizeCache(traceFromSketch('')).everythingCached).toBe(false);
  });

  test('says that everything came from the cache only when the link did too', () => {
    expect(summarizeCache(traceFromSketch('app hit\n link:app miss needs app')).everythingCached).toBe(false);
    expect(summarizeCache(traceFromSketch('app hit\n link:app hit needs app')).everythingCached).toBe(true);
    expect(
      summarizeCache(traceFromSketch('app hit\n link:app hit\n run:app miss 1..2')).everythingCached,
    ).toBe(true);
    expect(summarizeCache(traceFromSketch('app hit\n link:app unknown')).everythingCached).toBe(false);
  });

  test('knows the 31 packages that an edit in gopls costs', () => {
    expect(summarizeCache(imported('gopls-edit'))).toMatchObject({ hits: 694, misses: 31, linked: 1 });
  });
});

describe('the critical path', () => {
  test('is the longest chain of work, and slack is what a row could take longer without it growing', () => {
    const trace = traceFromSketch(`
      a         miss 0..10
      b         miss 0..4
      c         miss 10..30 needs a b
      d         miss 4..9   needs b
      link:c    miss 30..35 needs c d
    `);
    const { steps, ms, slackMs, waitedFor } = criticalPath(trace);
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

  test('leaves out waiting for a worker: one worker makes no chain of what does not need each other', () => {
    const trace = traceFromSketch(`
      a       miss 0..10
      b       miss 10..12 ready 0
      c       miss 12..40 ready 0
      d       miss 40..42 ready 12 needs b
      link:d  miss 42..45 ready 42 needs a d
    `);
    const { steps, ms, slackMs } = criticalPath(trace);
    // c is the longest way, though the link ended last and waited for d.
    expect(steps.map((step) => [step.package, step.ms])).toEqual([['c', 28]]);
    expect(ms).toBe(28);
    expect(slackMs).toEqual([15, 21, 0, 21, 15]);
  });

  test('counts neither a look-up in the cache nor what has not ended', () => {
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

  test('leaves the program out', () => {
    const trace = traceFromSketch(`
      app       miss 0..10
      link:app  miss 10..12  needs app
      run:app   miss 12..999 needs link:app
    `);
    expect(criticalPath(trace).ms).toBe(12);
  });

  test('is empty where go told no times', () => {
    expect(criticalPath(imported('hugo-cold.firstwrite'))).toMatchObject({ steps: [], ms: 0 });
  });

  test('of a real build after an edit is nearly all of it', () => {
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
      const { steps, slackMs } = criticalPath(trace);
      expect(steps.length).toBeGreaterThan(5);
      expect(steps.every((step) => slackMs[step.node] === 0)).toBe(true);
      expect(slackMs.every((slack) => slack === null || slack >= 0)).toBe(true);
    }
  });
});

describe('the package graph', () => {
  test('has a node a package, link, vet, test, copy and run, and none for what only groups', () => {
    const kinds = (version: string, name: string) => {
      const counts: Record<string, number> = {};
      for (const { kind } of packageGraph(foldTrace(readRecorded(version, name))).nodes) {
        counts[kind] = (counts[kind] ?? 0) + 1;
      }
      return counts;
    };
    expect(kinds('go1.26.8', 'build-cold')).toEqual({ package: 61, link: 1, binary: 1 });
    expect(kinds('go1.26.8', 'run')).toEqual({ package: 55, link: 1, run: 1 });
    // The vet of unsafe is an action of go's as well.
    expect(kinds('go1.26.8', 'test')).toEqual({ package: 128, vet: 78, link: 1, test: 2 });
  });

  test("gives cgo's work to the package that uses cgo", () => {
    const trace = foldTrace(readRecorded('go1.26.8', 'build-cold'));
    const native = packageGraph(trace).nodes.find((node) => node.package.endsWith('/native'));
    const modes = native?.actions.map((id) => trace.actions[id]?.mode.split(' ').slice(0, 2).join(' '));
    expect(new Set(modes)).toEqual(
      new Set(['build', 'build check', 'collect cgo', 'cgo compile', 'cgo run']),
    );
  });

  test('names what stands in brackets', () => {
    const [node] = packageGraph(traceFromSketch('lib_[lib.test] miss')).nodes;
    expect(node).toMatchObject({ importPath: 'lib', variant: 'lib.test' });
  });

  test.each(recordedVersions)('leaves no action of %s without a node but the grouping ones', (version) => {
    const trace = foldTrace(readRecorded(version, 'test'));
    const { nodeOfAction } = packageGraph(trace);
    const lost = trace.actions.filter((action) => nodeOfAction[action.id] === -1).map(({ mode }) => mode);
    expect(lost.sort()).toEqual(['built-in package', 'go test']);
  });

  test('keeps which package needs which, less the orderings that go adds', () => {
    const { nodes } = packageGraph(foldTrace(readRecorded('go1.26.8', 'build-cold')));
    const deps = (name: string) =>
      nodes
        .find((node) => node.kind === 'package' && node.package === name)
        ?.deps.map((dep) => nodes[dep]?.package)
        .filter((path) => path?.startsWith('example.com/'));
    expect(deps('example.com/app/internal/fast')).toEqual(['example.com/app/internal/add']);
    expect(deps('example.com/app/cmd/app')?.sort()).toEqual(
      ['add', 'data', 'fast', 'native'].map((name) => `example.com/app/internal/${name}`),
    );
  });
});

describe('times', () => {
  test('part the build from the program', () => {
    const exec = { startMs: 12, endMs: 40, exitCode: 3, signal: null, path: '/tmp/app', fromCache: false };
    expect(measureTimes(traceFromSketch('app miss 0..10', { exec, wallMs: 45 }))).toEqual({
      wallMs: 45,
      buildMs: 12,
      execMs: 28,
    });
    const running = traceFromSketch('app miss 0..10', { exec: { ...exec, endMs: null }, wallMs: 12 });
    expect(measureTimes(running).execMs).toBeNull();
  });

  test('of a build without a program are all building', () => {
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

describe('stages', () => {
  test('sum up hits and misses by what was built, and span from first start to last end', () => {
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

  test('do not know how long an imported build loaded', () => {
    expect(summarizeStages(imported('hello-cold'))[0]).toMatchObject({ name: 'load', ms: null });
  });

  test('say that loading was all there was when go could not load', () => {
    const trace = foldTrace(readRecorded('go1.26.8', 'load-error'));
    expect(summarizeStages(trace)[0]).toMatchObject({ name: 'load', ms: trace.wallMs });
  });
});

describe('the slowest', () => {
  const trace = traceFromSketch(`
    fmt       hit  0..50
    m.io/lib  miss 0..10  module m.io
    m.io/app  miss 10..40 module m.io needs m.io/lib
    link:m.io/app miss 40..45 module m.io needs m.io/app
    run:m.io/app  miss 45..999 needs link:m.io/app
  `);

  test('are what was done, longest first, without the program', () => {
    expect(slowestSteps(trace, 2).map(({ package: name, mode, ms }) => [name, mode, ms])).toEqual([
      ['m.io/app', 'build', 30],
      ['m.io/lib', 'build', 10],
    ]);
  });

  test('are summed by module', () => {
    expect(slowestModules(trace)).toEqual([{ module: 'm.io', ms: 45, steps: 3 }]);
  });
});

describe('parallelism', () => {
  test('counts what ran at the same time, and touching ends do not overlap', () => {
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

describe('every analysis', () => {
  const all = (trace: BuildTrace) => [
    summarizeCache(trace),
    criticalPath(trace),
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
    expect(all(importGraph(text, { recorderVersion: '0', directory: '/' }))).toHaveLength(8);
  });

  test('looks at each edge of 8,440 actions and 139,356 edges a few times, not more', () => {
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
