import { expect, test } from 'vitest';
import { viewComparison } from '../../../../src/core/view/compare/compare-view.ts';
import { viewTrace } from '../../../../src/core/view/trace/view-trace.ts';
import {
  readComparisonPage,
  readFromWebview,
  readShownTrace,
  readTracePage,
} from '../../../../src/protocol/panel/guards.ts';
import { readToWebview } from '../../../../src/protocol/panel/read-message.ts';
import { traceFromSketch } from '../../../support/sketch.ts';

const trace = traceFromSketch(`
    fmt        hit
    app        miss 10..30  needs fmt
    link:app   miss 30..45  needs app
  `);
const view = viewTrace(trace);
const show = { type: 'show', page: 'pipeline', view, locale: 'en', host: 'report', editor: null } as const;
const noPause = async () => {};

test('a view is read unchanged, with its page', async () => {
  expect(readToWebview(show)).toEqual(show);
  const { page: _, ...unnamed } = show;
  expect(readToWebview(unnamed)).toEqual(show);
  expect(await readTracePage(show, noPause)).toEqual({ view, editor: null });
});

test('invalid numbers and dangling indexes are removed', async () => {
  const [first, second, ...rest] = view.rows;
  const odd = {
    ...view,
    criticalPath: [1, 99, -1],
    rows: [
      { ...first, ownMs: Number.NaN, endMs: Number.POSITIVE_INFINITY },
      { ...second, deps: [0, 7, 1, 0.5] },
      ...rest,
    ],
  };
  const read = await readTracePage({ view: odd, editor: null }, noPause);
  expect(read?.view.rows[0]).toMatchObject({ ownMs: 0, endMs: null });
  expect(read?.view.rows[1]?.deps).toEqual([0]);
  expect(read?.view.criticalPath).toEqual([1]);
});

test('anything but a message is rejected', async () => {
  for (const data of [null, 7, 'show', {}, { type: 'show' }, { ...show, page: 7 }])
    expect(readToWebview(data)).toBe(null);
  for (const rows of ['none', [{ id: 1 }]])
    expect(await readTracePage({ view: { ...view, rows }, editor: null }, noPause)).toBe(null);
  expect(await readTracePage({ view, editor: { trace: 7 } }, noPause)).toBe(null);
  expect(readFromWebview({ type: 'openFile', path: 7 })).toBe(null);
  expect(readFromWebview({ type: 'copy', text: 'x' })).toEqual({ type: 'copy', text: 'x' });
});

const comparison = viewComparison([
  { trace, programs: [] },
  { trace, programs: [] },
]);

test('a comparison is read unchanged, with the state of its page', async () => {
  const source = { kind: 'history', id: '1' } as const;
  for (const saved of [{ of: 'commands' } as const, { first: source, second: source, note: 'both' }]) {
    const editor = { trace: 'one', note: 'both', source: saved };
    const read = await readComparisonPage({ view: comparison, editor }, noPause);
    expect(read).toEqual({ view: comparison, editor });
  }
});

test('a hostile comparison loses invalid numbers and indexes, and an invalid one is rejected', async () => {
  const [pair] = comparison.pairs;
  if (!pair) throw new Error('There is no pair.');
  const step = { step: { mode: 'build', importPath: 'app' }, first: null, second: null };
  const odd = {
    ...pair,
    first: { ...pair.first, wallMs: Number.NaN, exitCode: Number.POSITIVE_INFINITY },
    rows: pair.rows.slice(1),
    differing: [
      { ...step, row: 99 },
      { ...step, row: 1 },
    ],
    extra: '__proto__',
  };
  const read = await readComparisonPage({ view: { pairs: [odd] }, editor: null }, noPause);
  const found = read?.view.pairs[0];
  expect(found?.first).toMatchObject({ wallMs: 0, exitCode: null });
  // One entry per row.
  expect(found?.rows.length).toBe(pair.view.rows.length);
  expect(found?.rows.at(-1)).toEqual({ share: 'notCached', first: null, second: null });
  expect(found?.differing.map(({ row }) => row)).toEqual([null, 1]);
  expect(found).not.toHaveProperty('extra');

  const refused = [
    null,
    {},
    { pairs: [] },
    { pairs: 'all' },
    { pairs: [{ ...pair, view: null }] },
    { pairs: [{ ...pair, rows: [{ share: 'stolen', first: null, second: null }] }] },
    { pairs: [{ ...pair, first: { ...pair.first, argv: [7] } }] },
    { pairs: [pair, { ...pair, view: { ...pair.view, rows: [{ id: 1 }] } }] },
  ];
  for (const hostile of refused)
    expect(await readComparisonPage({ view: hostile, editor: null }, noPause)).toBe(null);
  const editor = { trace: 'one', note: 'n', source: { of: 'somebody' } };
  expect(await readComparisonPage({ view: comparison, editor }, noPause)).toBe(null);
});

test('a request of a page can name the trace that it shows', () => {
  const asked = { type: 'cancel', trace: 'run:1' };
  expect(readFromWebview(asked)).toEqual({ type: 'cancel' });
  expect(readShownTrace(asked)).toBe('run:1');
  for (const data of [{ type: 'ready', trace: null }, { type: 'ready' }, { trace: 7 }, null])
    expect(readShownTrace(data)).toBe(null);
});
