import { expect, test } from 'vitest';
import type { Reason } from '../../../../src/core/model/reasons.ts';
import type { ShownRow } from '../../../../src/core/view/trace/shown-view.ts';
import {
  changedFile,
  detailsOf,
  foldSummary,
  linkedRows,
  rebuiltNeeds,
  redraw,
  rowFacts,
} from '../../../../webview/details/details-state.ts';
import { modelOf } from '../../../../webview/model.ts';
import type { Screen, Selection } from '../../../../webview/store.ts';
import { screenOf } from '../support/screen-of.ts';

const SKETCH = `
  fmt      hit
  a        miss 0..10
  b        miss 0..40
  app      miss 45..60  needs a b fmt
  link:app miss 60..90  needs app
`;
const screen = screenOf(SKETCH);
const { model } = screen;
const FMT = 0;
const A = 1;
const B = 2;
const APP = 3;

function rowAt(id: number, changes: Partial<ShownRow> = {}): ShownRow {
  const row = model.row(id);
  if (!row) throw new Error(`the sketch has no row ${id}`);
  return { ...row, ...changes };
}

const selecting = (selection: Selection | null, of: Screen = screen) => detailsOf({ ...of, selection });
const rowSelection = (id: number): Selection => ({ kind: 'row', key: rowAt(id).key });
const fold: Selection = { kind: 'fold', id: 'fold:std', label: 'std', rows: [FMT, A] };
const idsOf = (row: ShownRow, of = model) => rowFacts(row, of).map(({ id }) => id);

test('the pane shows the overview if nothing is selected', () => {
  expect(selecting(null)).toEqual({ subject: { kind: 'overview' }, key: null });
});

test('the pane shows the selected row or fold', () => {
  expect(selecting(rowSelection(B)).subject).toEqual({ kind: 'row', row: rowAt(B) });
  expect(selecting(fold).subject).toEqual({ kind: 'fold', label: 'std', rows: [FMT, A] });
});

test('a selected row that is missing in a newer view shows the overview, but stays selected', () => {
  const state = selecting({ kind: 'row', key: 'gone' });
  expect(state).toEqual({ subject: { kind: 'overview' }, key: 'gone' });
});

test('newer details of the same row keep the scroll position', () => {
  const newer = selecting(rowSelection(B), screenOf(SKETCH));
  expect(redraw(selecting(rowSelection(B)), newer)).toEqual({ keepsScroll: true, scrollsIntoView: false });
});

test('another selection starts at its top and scrolls into view', () => {
  for (const before of [selecting(null), selecting(rowSelection(A)), selecting(fold)]) {
    expect(redraw(before, selecting(rowSelection(B)))).toEqual({ keepsScroll: false, scrollsIntoView: true });
  }
});

test('the page does not scroll to the pane at first or when the selection is cleared', () => {
  expect(redraw(null, selecting(rowSelection(B))).scrollsIntoView).toBe(false);
  expect(redraw(selecting(rowSelection(B)), selecting(null)).scrollsIntoView).toBe(false);
});

test('a package that was not compiled has no times', () => {
  expect(idsOf(rowAt(FMT, { cpuMs: 5, startMs: 3, slackMs: 20, module: null }))).toEqual(['stage']);
});

test('facts have a fixed order', () => {
  const row = rowAt(B, { cpuMs: 5, critical: false, slackMs: 20, waitedFor: A, module: 'example.com/m' });
  expect(idsOf(row)).toEqual(['time', 'cpu', 'started', 'waited', 'slack', 'module', 'stage']);
});

test('a row on the critical path has no slack', () => {
  expect(idsOf(rowAt(B, { critical: true, slackMs: 20 }))).not.toContain('slack');
  expect(idsOf(rowAt(B, { critical: false, slackMs: 0.5 }))).not.toContain('slack');
});

test('the share of the compile work is shown for packages, from one percent', () => {
  const share = (row: ShownRow) =>
    rowFacts(row, model).flatMap((fact) => (fact.id === 'time' ? fact.share : []));
  expect(share(rowAt(B))).toEqual([40 / model.view.totals.compileWorkMs]);
  expect(share(rowAt(B, { kind: 'link' }))).toEqual([null]);
  expect(share(rowAt(B, { ownMs: model.view.totals.compileWorkMs / 200 }))).toEqual([null]);
  expect(share(rowAt(B, { ownMs: Number.NaN }))).toEqual([null]);
});

test('waiting for a package from the cache does not count, and waiting for a worker counts from 50 ms', () => {
  const waited = (row: ShownRow) => rowFacts(row, model).find(({ id }) => id === 'waited');
  expect(waited(rowAt(B, { waitedFor: FMT }))).toBeUndefined();
  expect(waited(rowAt(B, { waitedFor: A, waitedMs: 49 }))).toMatchObject({ row: { id: A }, workerMs: null });
  expect(waited(rowAt(B, { waitedFor: A, waitedMs: 50 }))).toMatchObject({ workerMs: 50 });
});

test('direct dependencies that were rebuilt are counted', () => {
  expect(rebuiltNeeds(rowAt(APP), model)).toBe(2);
  expect(rebuiltNeeds(rowAt(A), model)).toBe(0);
});

test('links list packages with work first, longest first, and omit missing ones', () => {
  expect(linkedRows([FMT, A, B, -1, 99, 0.5], model).map(({ id }) => id)).toEqual([B, A, FMT]);
});

test('a fold shows totals', () => {
  const { worked, ...counts } = foldSummary([FMT, A, B], model);
  expect(counts).toEqual({ members: 3, fromCache: 1, workMs: 50 });
  expect(worked.map(({ id }) => id)).toEqual([B, A]);
});

test('a changed file can be opened only if it is still in the package', () => {
  const reason = (id: Reason['id']): Reason => ({ id, subject: 'x.go', old: null, new: null, files: [] });
  const row = rowAt(A, { directory: '/src/a' });
  expect(changedFile(row, reason('fileEdited'))).toBe('/src/a/x.go');
  expect(changedFile(row, reason('fileRemoved'))).toBeNull();
  expect(changedFile(rowAt(A, { directory: null }), reason('fileEdited'))).toBeNull();
});

test('the facts describe the model that is shown', () => {
  const empty = modelOf({ ...model.view, rows: [] });
  expect(idsOf(rowAt(B, { waitedFor: A }), empty)).not.toContain('waited');
});
