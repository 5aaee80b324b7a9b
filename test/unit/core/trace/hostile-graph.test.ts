import fc from 'fast-check';
import { expect, test } from 'vitest';
import { summarizeCache } from '../../../../src/core/analysis/build/cache-summary.ts';
import { criticalPath, slackAndWaits } from '../../../../src/core/analysis/build/critical-path.ts';
import { packageGraph } from '../../../../src/core/analysis/build/package-graph.ts';
import { measureParallelism } from '../../../../src/core/analysis/build/parallelism.ts';
import { slowestModules } from '../../../../src/core/analysis/build/slowest.ts';
import { summarizeStages } from '../../../../src/core/analysis/build/stages.ts';
import { measureTimes } from '../../../../src/core/analysis/build/times.ts';
import { parseActionGraph } from '../../../../src/core/events/action-graph.ts';
import type { XEvent } from '../../../../src/core/events/events.ts';
import { foldTrace } from '../../../../src/core/trace/fold-trace.ts';
import { readTrace, writeTrace } from '../../../../src/core/trace/read-trace.ts';
import { readRecorded } from '../../../support/recorded.ts';

const MODES = [
  'build',
  'build check cache',
  'built-in package',
  'cgo run',
  'cgo compile $WORK/b001/x.c',
  'collect cgo',
  'cover',
  'go run',
  'go test',
  'link',
  'link-install',
  'nop',
  'preprocess PGO profile',
  'test barrier',
  'test clean',
  'test print',
  'test run',
  'vet',
  'weave',
  '',
];
const NAMES = ['', 'a', 'a.test', 'a_test', 'b', 'command-line-arguments', '__proto__', 'constructor'];
const objdir = fc.constantFrom(
  '/tmp/go-build1/b001/',
  '/tmp/go-build1/b002/',
  'C:\\t\\b003\\',
  '$WORK/b001/',
  '',
);
const time = fc.constantFrom('2026-01-01T00:00:00Z', '2026-01-01T00:00:01.5Z', '0001-01-01T00:00:00Z', 'x');
const text = fc.option(fc.constantFrom('id', 'id/x', ''), { nil: undefined });

const TOOLS = '/go/pkg/tool/linux_amd64/';
const action = fc.record({
  Mode: fc.constantFrom(...MODES),
  Package: fc.constantFrom(...NAMES),
  Deps: fc.array(fc.nat(14), { maxLength: 6 }),
  Objdir: objdir,
  NeedBuild: fc.boolean(),
  ActionID: text,
  BuildID: text,
  TimeReady: time,
  TimeStart: time,
  TimeDone: time,
  Cmd: fc.option(
    fc.array(
      fc.constantFrom(`${TOOLS}compile -o $WORK/b001/_pkg_.a`, `${TOOLS}compile -pack ./a_test.go`, 'y'),
      {
        maxLength: 2,
      },
    ),
  ),
});

const someObjdir = fc.option(fc.constantFrom('b001', 'b002', 'b003', 'b999'));
const event: fc.Arbitrary<XEvent> = fc.oneof(
  fc.record({
    type: fc.constant('command' as const),
    atMs: fc.nat(100),
    objdir: someObjdir,
    tool: fc.constantFrom('compile', 'asm', 'cgo', 'link', 'vet', 'buildid', 'cover', 'test', 'other'),
    importPath: fc.constant(null),
    actionID: fc.constant(null),
    goVersion: fc.constant(null),
    stamped: fc.constantFrom(null, '$WORK/b001/_pkg_.a', '$WORK/b001/exe/a.out'),
    text: fc.constantFrom('buildid -w $WORK/b001/_pkg_.a', 'compile'),
  }),
  fc.record({
    type: fc.constant('importcfg' as const),
    atMs: fc.nat(100),
    objdir: someObjdir,
    packages: fc.array(fc.record({ importPath: fc.constantFrom(...NAMES), rebuilt: fc.boolean() })),
  }),
  fc.record({
    type: fc.constant('exec' as const),
    atMs: fc.nat(100),
    path: fc.string(),
    fromCache: fc.boolean(),
  }),
);

test('a graph of any shape becomes a trace that every analysis accepts and a file can contain', () => {
  const recording = readRecorded('go1.26.8', 'run');
  fc.assert(
    fc.property(
      fc.array(action, { minLength: 1, maxLength: 15 }),
      fc.array(event, { maxLength: 10 }),
      fc.boolean(),
      fc.option(fc.nat(2)),
      (graph, xEvents, isFinal, exitCode) => {
        const actions = parseActionGraph(JSON.stringify(graph));
        const trace = foldTrace({
          ...recording,
          plan: actions,
          final: isFinal ? actions : null,
          xEvents,
          end: exitCode === null ? null : { atMs: 200, exitCode, signal: null },
          messages: '# a\na.go:1:1: wrong\n',
        });
        summarizeStages(trace);
        measureTimes(trace);
        measureParallelism(trace);
        slowestModules(trace);
        const { nodes } = packageGraph(trace);
        const { steps } = criticalPath(trace);
        const { slackMs } = slackAndWaits(trace);
        const summary = summarizeCache(trace);
        expect(summary.packages).toBeLessThanOrEqual(nodes.length);
        expect(steps.every((step) => nodes[step.node] !== undefined && step.ms >= 0)).toBe(true);
        expect(slackMs).toHaveLength(nodes.length);
        expect(
          nodes.every((node) => node.deps.every((dep) => nodes[dep] !== undefined && dep !== node.id)),
        ).toBe(true);
        expect(readTrace(writeTrace(trace))).toEqual(trace);
        if (!isFinal) expect(trace.actions.every(({ provisional }) => provisional === true)).toBe(true);
      },
    ),
    { numRuns: 1500 },
  );
});
