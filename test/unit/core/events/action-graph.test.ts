import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isPlanOnly,
  parseActionGraph,
  tryParseActionGraph,
} from '../../../../src/core/events/action-graph.ts';
import { UserFacingError } from '../../../../src/core/model/errors.ts';
import { readGraphFile } from '../../../support/recorded.ts';
import { refusalOf } from '../../../support/spoken-error.ts';

const action = {
  ID: 0,
  Mode: 'build',
  Package: 'fmt',
  Objdir: '/tmp/go-build42/b007/',
  NeedBuild: true,
  ActionID: 'aid',
  BuildID: 'aid/cid',
  TimeReady: '2026-11-21T05:08:38.527978452Z',
  TimeStart: '2026-11-21T05:08:38.5Z',
  TimeDone: '0001-01-01T00:00:00Z',
  Cmd: ['compile'],
  CmdReal: 53333585,
};

const graphOf = (...entries: object[]): string => JSON.stringify(entries);

describe('parseActionGraph', () => {
  test('keeps what go wrote, times in milliseconds since 1970', () => {
    expect(parseActionGraph(graphOf(action))).toEqual([
      {
        id: 0,
        mode: 'build',
        package: 'fmt',
        deps: [],
        objdir: '/tmp/go-build42/b007/',
        target: null,
        priority: null,
        built: null,
        needBuild: true,
        actionID: 'aid',
        buildID: 'aid/cid',
        timeReady: Date.parse('2026-11-21T05:08:38Z') + 527.978452,
        timeStart: Date.parse('2026-11-21T05:08:38Z') + 500,
        timeDone: null,
        commands: ['compile'],
        realMs: 53.333585,
        userMs: null,
        sysMs: null,
        extra: null,
      },
    ]);
  });

  test('reads times with an offset from UTC, as go writes them in most of the world', () => {
    const [read] = parseActionGraph(graphOf({ ...action, TimeReady: '2026-11-21T13:08:38.25+08:00' }));
    expect(read?.timeReady).toBe(Date.parse('2026-11-21T05:08:38.250Z'));
  });

  test.each(['never', '2026-13-45T99:99:99Z', 17, null, '', {}])('reads %j as no time', (TimeReady) => {
    expect(parseActionGraph(graphOf({ ...action, TimeReady }))[0]?.timeReady).toBeNull();
  });

  test('replaces the temporary directory in a mode by $WORK, on Windows as well', () => {
    const modes = parseActionGraph(
      graphOf(
        { Mode: 'cgo compile /tmp/go-build42/b188/_cgo_export.c', Objdir: '/tmp/go-build42/b188/' },
        { Mode: 'cgo compile C:\\Temp\\go-build42\\b188\\x.c', Objdir: 'C:\\Temp\\go-build42\\b188\\' },
        { Mode: 'cgo compile gcc_util.c', Objdir: '/tmp/go-build42/b189/' },
      ),
    ).map(({ mode }) => mode);
    expect(modes).toEqual([
      'cgo compile $WORK/b188/_cgo_export.c',
      'cgo compile $WORK/b188\\x.c',
      'cgo compile gcc_util.c',
    ]);
  });

  test('numbers actions by their position if the file numbers them differently', () => {
    const deps = parseActionGraph(
      graphOf({ ID: 7, Mode: 'link', Deps: [9, 8] }, { ID: 8, Mode: 'build' }, { ID: 9, Mode: 'build' }),
    ).map((entry) => entry.deps);
    expect(deps).toEqual([[2, 1], [], []]);
  });

  test('drops dependencies on nothing, on itself and on invalid numbers', () => {
    const [first] = parseActionGraph(
      graphOf({ ID: 0, Mode: 'link', Deps: [0, 1, 2, -1, 0.5, '1', null, 1e99] }, { ID: 1, Mode: 'build' }),
    );
    expect(first?.deps).toEqual([1]);
  });

  test('keeps modes and fields that it does not know', () => {
    const [read] = parseActionGraph(
      graphOf({ ...action, Mode: 'fuse', Quantum: { spin: 1 }, VetxOnly: true }),
    );
    expect(read?.mode).toBe('fuse');
    expect(read?.extra).toEqual({ Quantum: { spin: 1 }, VetxOnly: true });
  });

  test('is not affected by __proto__', () => {
    const text = '[{"ID":0,"Mode":"build","__proto__":{"Package":"evil","polluted":true}}]';
    const [read] = parseActionGraph(text);
    expect(read?.package).toBe('');
    expect(read?.extra).toBeNull();
    expect('polluted' in {}).toBe(false);
  });

  test.each([
    ['', /empty/],
    ['  \n', /empty/],
    ['[{"ID":0,"Mo', /truncated/],
    ['hello', /not JSON/],
    ['{"a":1}', /an object/],
    ['null', /null/],
    ['[]', /empty list/],
    ['[1]', /Entry 1 of 1/],
    ['[{"ID":0}]', /Entry 1 of 1/],
  ])('refuses %j with one sentence', (text, problem) => {
    expect(refusalOf(() => parseActionGraph(text))).toMatch(problem);
  });

  test('reads half a file as not yet written', () => {
    const whole = graphOf(action, { ID: 1, Mode: 'link', Deps: [0] });
    for (let end = 0; end < whole.length; end += 1)
      expect(tryParseActionGraph(whole.slice(0, end))).toBeNull();
    expect(tryParseActionGraph(whole)).toHaveLength(2);
  });

  test('distinguishes the plan from the graph that go writes at the end', () => {
    expect(isPlanOnly(parseActionGraph(readGraphFile('hugo-cold.firstwrite')))).toBe(true);
    expect(isPlanOnly(parseActionGraph(readGraphFile('hello-cold')))).toBe(false);
  });

  test('reads a graph of kubernetes completely', () => {
    const graph = parseActionGraph(readGraphFile('kcm-cold'));
    expect(graph).toHaveLength(4680);
    expect(graph.reduce((edges, { deps }) => edges + deps.length, 0)).toBe(56_018);
    expect(graph.every((entry, index) => entry.id === index)).toBe(true);
    expect(graph.some(({ mode }) => mode.includes('/tmp/'))).toBe(false);
  });

  test('throws only user-facing errors', () => {
    const field = fc.oneof(fc.string(), fc.integer(), fc.double(), fc.constant(null), fc.array(fc.integer()));
    const entry = fc.dictionary(
      fc.constantFrom(
        'ID',
        'Mode',
        'Deps',
        'Objdir',
        'TimeReady',
        'Cmd',
        'CmdReal',
        'Package',
        '__proto__',
        'X',
      ),
      field,
    );
    const text = fc.oneof(
      fc.string(),
      fc.json(),
      fc.array(entry).map((entries) => JSON.stringify(entries)),
    );
    fc.assert(
      fc.property(text, (input) => {
        try {
          for (const [index, read] of parseActionGraph(input).entries()) {
            expect(read.id).toBe(index);
            expect(read.deps.every((dep) => Number.isInteger(dep) && dep >= 0)).toBe(true);
          }
        } catch (error) {
          expect(error).toBeInstanceOf(UserFacingError);
        }
      }),
      { numRuns: 500 },
    );
  });
});
