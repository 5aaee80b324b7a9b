import { expect, test } from 'vitest';
import { viewTrace } from '../../../../src/core/view/trace/view-trace.ts';
import {
  readFromWebview,
  readShownTrace,
  readToWebview,
  readToWebviewInSteps,
} from '../../../../src/protocol/panel/guards.ts';
import { traceFromSketch } from '../../../support/sketch.ts';

const view = viewTrace(
  traceFromSketch(`
    fmt        hit
    app        miss 10..30  needs fmt
    link:app   miss 30..45  needs app
  `),
);
const show = { type: 'show', view, locale: 'en', host: 'report', editor: null } as const;

test('a view comes through as it was made, at once and in steps', async () => {
  expect(readToWebview(show)).toEqual(show);
  expect(await readToWebviewInSteps(show, async () => {})).toEqual(show);
});

test('numbers that are none and indexes that point nowhere are taken out', () => {
  const [first, second, ...rest] = view.rows;
  const odd = {
    ...show,
    view: {
      ...view,
      criticalPath: [1, 99, -1],
      rows: [
        { ...first, ownMs: Number.NaN, endMs: Number.POSITIVE_INFINITY },
        { ...second, deps: [0, 7, 1, 0.5] },
        ...rest,
      ],
    },
  };
  const read = readToWebview(odd);
  expect(read?.type === 'show' && read.view.rows[0]).toMatchObject({ ownMs: 0, endMs: null });
  expect(read?.type === 'show' && read.view.rows[1]?.deps).toEqual([0]);
  expect(read?.type === 'show' && read.view.criticalPath).toEqual([1]);
});

test('what is no message is refused', async () => {
  for (const data of [null, 7, 'show', {}, { type: 'show' }, { ...show, view: { ...view, rows: 'none' } }]) {
    expect(readToWebview(data)).toBe(null);
  }
  const broken = { ...show, view: { ...view, rows: [{ id: 1 }] } };
  expect(await readToWebviewInSteps(broken, async () => {})).toBe(null);
  expect(readFromWebview({ type: 'openFile', path: 7 })).toBe(null);
  expect(readFromWebview({ type: 'copy', text: 'x' })).toEqual({ type: 'copy', text: 'x' });
});

test('what a page asks for names the trace that it shows, and is understood without that', () => {
  const asked = { type: 'cancel', trace: 'run:1' };
  expect(readFromWebview(asked)).toEqual({ type: 'cancel' });
  expect(readShownTrace(asked)).toBe('run:1');
  for (const data of [{ type: 'ready', trace: null }, { type: 'ready' }, { trace: 7 }, null])
    expect(readShownTrace(data)).toBe(null);
});
