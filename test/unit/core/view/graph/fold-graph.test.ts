import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rowLabelEnglish } from '../../../../../src/core/messages/en/row-label.ts';
import { DEFAULT_FOLD, foldGraph } from '../../../../../src/core/view/graph/fold-graph.ts';
import { type ShownView, shownView } from '../../../../../src/core/view/trace/shown-view.ts';
import type { FoldOptions, GraphView, TraceView } from '../../../../../src/core/view/trace/trace-view.ts';
import { viewTrace } from '../../../../../src/core/view/trace/view-trace.ts';
import { traceFromSketch } from '../../../../support/sketch.ts';

function shown(view: TraceView): ShownView {
  return shownView(view, { rowLabel: rowLabelEnglish });
}

function viewOf(sketch: string): ShownView {
  return shown(viewTrace(traceFromSketch(sketch)));
}

/** Edges like `fmt → app`, and boxes as IDs with the number of their rows. */
function picture(view: ShownView, options: Partial<FoldOptions> = {}) {
  const graph = foldGraph(view, { ...DEFAULT_FOLD, ...options });
  return {
    boxes: graph.boxes.map(
      (box) =>
        `${box.parent === null ? '' : '  '}${box.id}${box.kind === 'fold' ? ` (${box.rows.length})` : ''}${box.isOpen ? ' open' : ''}`,
    ),
    edges: graph.edges.map((edge) => `${edge.from} ${edge.critical ? '⇒' : '→'} ${edge.to}`),
    hidden: graph.hidden,
  };
}

const EDIT = `
  fmt               hit
  example.com/m/log hit            module example.com/m  needs fmt
  api               miss 0..10     needs fmt
  store             miss 10..30    needs fmt api example.com/m/log
  web               miss 10..20    needs api
  app               miss 30..40    needs store web api
  link:app          miss 40..90    needs app store web api fmt example.com/m/log
`;

describe('the default picture', () => {
  test('draws rebuilt packages and one quiet box for cached ones, with reduced edges and the critical path marked', () => {
    expect(picture(viewOf(EDIT))).toEqual({
      boxes: [
        'fold:cached (2)',
        'row:package:api',
        'row:package:store',
        'row:package:web',
        'row:package:app',
        'row:link:app',
      ],
      edges: [
        'fold:cached → row:package:api',
        'row:package:api ⇒ row:package:store',
        'row:package:api → row:package:web',
        'row:package:store ⇒ row:package:app',
        'row:package:web → row:package:app',
        'row:package:app ⇒ row:link:app',
      ],
      hidden: 0,
    });
  });

  test('keeps the quiet box at the beginning if packages from the cache need a rebuilt one', () => {
    const view = viewOf('base hit\nlow miss needs base\nmid hit needs low\ntop miss needs mid');
    expect(picture(view).edges).toEqual(['fold:cached → row:package:low', 'fold:cached → row:package:top']);
  });

  test('of three packages has three boxes, also when all came from the cache', () => {
    expect(picture(viewOf('a hit\nb hit needs a\nc hit needs b\nlink:c hit needs c b a')).boxes).toEqual([
      'fold:cached (3)',
      'row:link:c',
    ]);
    expect(picture(viewOf('a miss\nb miss needs a\nc miss needs b')).boxes).toHaveLength(3);
  });

  test('after a failure has a quiet box at the end for what did not run', () => {
    const view = viewOf('a hit\nb failed needs a\nc notRun needs b\nd notRun needs c\nlink:d notRun needs d');
    expect(picture(view)).toEqual({
      boxes: ['row:package:a', 'row:package:b', 'row:link:d', 'fold:notRun (2)'],
      edges: ['row:package:a → row:package:b', 'row:package:b → fold:notRun', 'fold:notRun → row:link:d'],
      hidden: 0,
    });
  });

  test('of a running build has boxes for running packages and a quiet box for waiting ones', () => {
    const trace = traceFromSketch('a miss 0..5\nb miss 5.. needs a\nc unknown needs b\nd unknown\ne hit');
    const graph = foldGraph(shown(viewTrace(trace, { state: 'running' })), DEFAULT_FOLD);
    expect(graph.boxes.map((box) => [box.id, box.running])).toEqual([
      ['row:package:a', false],
      ['row:package:e', false],
      ['row:package:b', true],
      ['fold:waiting', false],
    ]);
  });
});

describe('an opened fold', () => {
  test('shows modules inside the quiet box and paths inside a module, and edges end at its contents', () => {
    const lines = ['top miss needs crypto/aes example.com/m/a/p0'];
    for (let i = 0; i < 30; i++) lines.push(`example.com/m/a/p${i} hit module example.com/m`);
    lines.push('crypto/aes hit', 'crypto hit needs crypto/aes', 'fmt hit');
    const view = viewOf(lines.join('\n'));
    expect(picture(view, { open: ['fold:cached'] })).toEqual({
      boxes: [
        'fold:cached (33) open',
        '  fold:cached/example.com/m (30)',
        '  fold:cached/std (3)',
        'row:package:top',
      ],
      edges: ['fold:cached/example.com/m → row:package:top', 'fold:cached/std → row:package:top'],
      hidden: 0,
    });
    expect(picture(view, { open: ['fold:cached', 'fold:cached/std'] }).boxes).toEqual([
      'fold:cached (33) open',
      '  fold:cached/example.com/m (30)',
      '  fold:cached/std (3) open',
      '  row:package:crypto/aes',
      '  row:package:fmt',
      '  row:package:crypto',
      'row:package:top',
    ]);
  });

  test('draws no more boxes than the limit, and counts the omitted ones', () => {
    const lines = ['top miss'];
    for (let i = 0; i < 20; i++) lines.push(`p${i} hit`);
    const graph = foldGraph(viewOf(lines.join('\n')), {
      ...DEFAULT_FOLD,
      open: ['fold:cached'],
      maxBoxes: 12,
    });
    expect(graph.boxes).toHaveLength(12);
    expect(graph.hidden).toBe(10);
  });
});

describe('a filter', () => {
  const view = viewOf(EDIT);

  test('for rebuilt omits the quiet box, and for critical everything except the critical path', () => {
    expect(picture(view, { show: 'rebuilt' }).boxes).not.toContain('fold:cached (2)');
    expect(picture(view, { show: 'critical' })).toEqual({
      boxes: ['row:package:api', 'row:package:store', 'row:package:app', 'row:link:app'],
      edges: [
        'row:package:api ⇒ row:package:store',
        'row:package:store ⇒ row:package:app',
        'row:package:app ⇒ row:link:app',
      ],
      hidden: 0,
    });
  });

  test('matches words in any order, also from the cache, and keeps indirect dependencies', () => {
    expect(picture(view, { filter: 'LOG example' }).boxes).toEqual(['row:package:example.com/m/log']);
    expect(picture(view, { filter: 'ap' })).toEqual({
      boxes: ['row:package:api', 'row:package:app', 'row:link:app'],
      edges: ['row:package:api ⇒ row:package:app', 'row:package:app ⇒ row:link:app'],
      hidden: 0,
    });
  });

  test('of what is related to a package has its dependencies and its importers', () => {
    const web = view.rows.findIndex((row) => row.name === 'web');
    expect(picture(view, { relatedTo: web }).boxes).toEqual([
      'row:package:fmt',
      'row:package:api',
      'row:package:web',
      'row:package:app',
      'row:link:app',
    ]);
  });

  test('for a stage keeps the rows of the stage', () => {
    expect(picture(view, { stage: 'link' }).boxes).toEqual(['row:link:app']);
  });

  test('that matches nothing draws nothing', () => {
    expect(picture(view, { filter: 'no such package' })).toEqual({ boxes: [], edges: [], hidden: 0 });
  });
});

/** Random builds: a DAG in which every row needs some of the earlier ones. */
const builds = fc
  .array(
    fc.record({
      outcome: fc.constantFrom('miss', 'hit', 'failed', 'notRun', 'unknown', 'notNeeded'),
      module: fc.constantFrom('m.org/a', 'm.org/b', 'm.org/c'),
      path: fc.constantFrom('', '/x', '/x/y', '/z', '/z/v/w'),
      kind: fc.constantFrom('', '', '', '', 'vet:', 'link:'),
      needs: fc.array(fc.nat(), { maxLength: 4 }),
      ms: fc.nat(5000),
    }),
    { maxLength: 220 },
  )
  .map((rows) => {
    const names = rows.map((row, index) => `${row.kind}${row.module}${row.path}/p${index}`);
    const lines = rows.map((row, index) => {
      const deps = index === 0 ? [] : [...new Set(row.needs.map((need) => names[need % index]))];
      const from = index * 10;
      return `${names[index]} ${row.outcome} ${from}..${from + row.ms} module ${row.module} ${deps.length > 0 ? `needs ${deps.join(' ')}` : ''}`;
    });
    return viewOf(lines.join('\n'));
  });

const asked = fc.record<FoldOptions>({
  open: fc.subarray([
    'fold:cached',
    'fold:cached/m.org/a',
    'fold:modules/m.org/b',
    'fold:unknown',
    'fold:notRun',
    'fold:vet',
  ]),
  show: fc.constantFrom('default', 'rebuilt', 'critical', 'all'),
  filter: fc.constantFrom('', '', 'p1', 'm.org/a y'),
  relatedTo: fc.constantFrom(null, null, 3),
  stage: fc.constantFrom(null, null, 'compile' as const),
  byPlan: fc.boolean(),
  maxBoxes: fc.constantFrom(5, 40, 200),
});

function leavesOf(graph: GraphView) {
  return graph.boxes.filter((box) => !box.isOpen);
}

describe('for any build and any request', () => {
  test('every row is in at most one box, every match is drawn or counted, and the limit is kept', () => {
    fc.assert(
      fc.property(builds, asked, (view, options) => {
        const graph = foldGraph(view, options);
        const drawn = leavesOf(graph).flatMap((box) => box.rows);
        expect(new Set(drawn).size).toBe(drawn.length);
        expect(new Set(graph.boxes.map((box) => box.id)).size).toBe(graph.boxes.length);
        expect(graph.boxes.length).toBeLessThanOrEqual(options.maxBoxes);
        if (
          options.filter === '' &&
          options.relatedTo === null &&
          options.stage === null &&
          options.show === 'default'
        )
          expect(drawn.length + graph.hidden).toBe(view.rows.length);
      }),
    );
  });

  test('edges have no cycles or duplicates, and connect boxes that are drawn and closed', () => {
    fc.assert(
      fc.property(builds, asked, (view, options) => {
        const graph = foldGraph(view, options);
        const leaves = new Set(leavesOf(graph).map((box) => box.id));
        const seen = new Set<string>();
        for (const { from, to } of graph.edges) {
          expect(leaves.has(from) && leaves.has(to)).toBe(true);
          expect(seen.has(`${from} ${to}`)).toBe(false);
          seen.add(`${from} ${to}`);
        }
        expect(hasCycle(graph)).toBe(false);
      }),
    );
  });

  test('the reduced edges between single rows reach the same rows as the dependencies, without redundant edges', () => {
    fc.assert(
      fc.property(builds, (view) => {
        const options: FoldOptions = { ...DEFAULT_FOLD, show: 'all', maxBoxes: 1000 };
        fc.pre(view.rows.length <= 120);
        const graph = foldGraph(view, options);
        const full: GraphView = {
          ...graph,
          edges: view.rows.flatMap((row) =>
            row.deps.map((dep) => ({
              from: `row:${view.rows[dep]?.key}`,
              to: `row:${row.key}`,
              critical: false,
            })),
          ),
        };
        expect(reachability(graph)).toEqual(reachability(full));
        for (const edge of graph.edges) {
          if (edge.critical) continue;
          const without = { ...graph, edges: graph.edges.filter((other) => other !== edge) };
          expect(reachability(without).get(edge.from)?.has(edge.to) ?? false).toBe(false);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('the same request gives the same picture', () => {
    fc.assert(
      fc.property(builds, asked, (view, options) => {
        expect(foldGraph(view, options)).toEqual(foldGraph(view, options));
      }),
      { numRuns: 20 },
    );
  });
});

function successors(graph: GraphView): Map<string, string[]> {
  const next = new Map<string, string[]>(graph.boxes.map((box) => [box.id, []]));
  for (const { from, to } of graph.edges) next.get(from)?.push(to);
  return next;
}

function hasCycle(graph: GraphView): boolean {
  const next = successors(graph);
  const waiting = new Map<string, number>([...next.keys()].map((id) => [id, 0]));
  for (const targets of next.values()) for (const to of targets) waiting.set(to, (waiting.get(to) ?? 0) + 1);
  const free = [...waiting].filter(([, count]) => count === 0).map(([id]) => id);
  let done = 0;
  for (let id = free.pop(); id !== undefined; id = free.pop()) {
    done++;
    for (const to of next.get(id) ?? []) {
      const left = (waiting.get(to) ?? 0) - 1;
      waiting.set(to, left);
      if (left === 0) free.push(to);
    }
  }
  return done < next.size;
}

function reachability(graph: GraphView): Map<string, Set<string>> {
  const next = successors(graph);
  const known = new Map<string, Set<string>>();
  const from = (id: string): Set<string> => {
    const found = known.get(id);
    if (found !== undefined) return found;
    const all = new Set<string>();
    known.set(id, all);
    for (const to of next.get(id) ?? []) {
      all.add(to);
      for (const further of from(to)) all.add(further);
    }
    return all;
  };
  for (const id of next.keys()) from(id);
  return new Map([...known].sort(([a], [b]) => (a < b ? -1 : 1)));
}

test('by the plan, the boxes are the same from the first moment to the end, and count what is done', () => {
  const names = Array.from({ length: 150 }, (_, index) => `m.org/a/d${index % 7}/p${index}`);
  const whole = viewTrace(
    traceFromSketch(
      names.map((name, index) => `${name} miss ${index}..${index + 9 * (index % 5)}`).join('\n'),
    ),
  );
  const boxesAt = (ms: number, state: 'running' | 'done') => {
    const rows = whole.rows.map((row) =>
      (row.endMs ?? 0) <= ms
        ? row
        : { ...row, state: 'waiting' as const, outcome: 'unknown' as const, ownMs: 0, endMs: null },
    );
    const view = { ...whole, header: { ...whole.header, state }, rows };
    return foldGraph(shownView(view, { rowLabel: rowLabelEnglish }), { ...DEFAULT_FOLD, byPlan: true }).boxes;
  };
  const ids = (boxes: ReturnType<typeof boxesAt>) => boxes.map(({ id }) => id);
  const first = boxesAt(-1, 'running');
  expect(first.length).toBeGreaterThan(3);
  expect(first.every(({ done }) => done === 0)).toBe(true);
  expect(ids(boxesAt(70, 'running'))).toEqual(ids(first));
  const last = boxesAt(Number.POSITIVE_INFINITY, 'done');
  expect(ids(last)).toEqual(ids(first));
  expect(last.every(({ done, counted }) => done === counted)).toBe(true);
});
