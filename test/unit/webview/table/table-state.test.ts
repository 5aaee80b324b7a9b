import { expect, test } from 'vitest';
import { panelMessagesFor } from '../../../../src/core/messages/panel-messages.ts';
import type { Screen } from '../../../../webview/store.ts';
import { runColumns } from '../../../../webview/table/table-rows.ts';
import {
  centeredOn,
  drawnRange,
  emptyTable,
  indexOf,
  ROW_HEIGHT,
  scrolledTo,
  sortedBy,
  stepped,
  type TableState,
  tabStop,
  withRows,
} from '../../../../webview/table/table-state.ts';
import { screenOf } from '../support/screen-of.ts';

const SKETCH = `
  fmt        hit
  a          miss 0..10
  b          miss 10..40  needs a
  c          miss 0..5
  link:b     miss 40..45  needs b
`;
const EMPTY = emptyTable(runColumns(panelMessagesFor('en')));
const tableOf = (changes: Partial<Screen> = {}) => withRows(EMPTY, screenOf(SKETCH, changes));
const names = ({ rows }: TableState) => rows.map(({ name }) => name);

/** 1,000 rows, only some of which are elements. */
const [row] = tableOf().rows;
if (!row) throw new Error('the sketch has rows');
const long: TableState = { ...EMPTY, rows: Array.from({ length: 1_000 }, (_, id) => ({ ...row, id })) };
const seen = (rows: number, fromRow = 0) => ({ scrollTop: fromRow * ROW_HEIGHT, height: rows * ROW_HEIGHT });

test('the longest rows come first, and those without work last', () => {
  expect(names(tableOf())).toEqual(['b (main)', 'a', 'c', 'link', 'fmt']);
});

test('a filter, a stage or a chip narrows the rows', () => {
  expect(names(tableOf({ filter: 'FM' }))).toEqual(['fmt']);
  expect(names(tableOf({ stage: 'link' }))).toEqual(['link']);
  expect(names(tableOf({ show: 'rebuilt' }))).toEqual(['b (main)', 'a', 'c', 'link']);
  expect(names(tableOf({ show: 'critical' }))).toEqual(['b (main)', 'a', 'link']);
});

test('numbers are first sorted from the largest and names from A, and a repeated click reverses the order', () => {
  const byName = sortedBy(tableOf(), 'label');
  expect(byName.sorting).toEqual({ column: 'label', down: false });
  expect(names(byName)).toEqual(['a', 'b (main)', 'c', 'fmt', 'link']);
  expect(names(sortedBy(byName, 'label'))).toEqual(names(byName).reverse());
  expect(sortedBy(byName, 'startMs').sorting).toEqual({ column: 'startMs', down: true });
});

test('the order survives a newer view', () => {
  const byName = sortedBy(tableOf(), 'label');
  expect(names(withRows(byName, screenOf(SKETCH)))).toEqual(names(byName));
});

test('a row is found by its ID, but only if it matches the filters', () => {
  const { rows } = tableOf();
  expect(indexOf(tableOf(), rows[3]?.id ?? null)).toBe(3);
  expect(indexOf(tableOf({ filter: 'fmt' }), rows[0]?.id ?? null)).toBe(-1);
  expect(indexOf(tableOf(), null)).toBe(-1);
});

test('up to 500 rows are all drawn', () => {
  const state = { ...long, rows: long.rows.slice(0, 500) };
  expect(drawnRange(state, seen(10, 300))).toEqual({ first: 0, last: 500 });
});

test('of more rows, the visible ones and some above and below are drawn', () => {
  const { first, last } = drawnRange(long, seen(10, 300));
  expect(first).toBeLessThan(300);
  expect(last).toBeGreaterThan(310);
  expect(last - first).toBeLessThan(50);
});

test('no rows beyond either end are drawn', () => {
  expect(drawnRange(long, seen(10)).first).toBe(0);
  expect(drawnRange(long, seen(10, 990)).last).toBe(1_000);
  // The table was longer before, and is still scrolled.
  expect(drawnRange(long, seen(10, 5_000))).toEqual({ first: 999, last: 1_000 });
});

test('Tab moves to the selected row, or to the first one drawn', () => {
  const range = { first: 100, last: 140 };
  expect([tabStop(range, 120), tabStop(range, 140), tabStop(range, -1)]).toEqual([120, 100, 100]);
});

test.each([
  ['ArrowDown', 500, 501],
  ['ArrowUp', 500, 499],
  ['ArrowUp', 0, 0],
  ['ArrowDown', 999, 999],
  ['PageDown', 500, 508],
  ['PageUp', 500, 492],
  ['PageUp', 3, 0],
  ['Home', 500, 0],
  ['End', 500, 999],
  ['x', 500, null],
])('%s moves from row %i to %s', (key, from, to) => {
  expect(stepped(long, from, key, seen(10))).toBe(to);
});

test('a page is at least one row, however low the table is', () => {
  expect(stepped(long, 5, 'PageDown', seen(1))).toBe(6);
});

test('steps by keyboard scroll no further than needed', () => {
  const window = seen(10, 100);
  expect(scrolledTo(105, window)).toBe(window.scrollTop);
  expect(scrolledTo(99, window)).toBe(99 * ROW_HEIGHT);
  expect(scrolledTo(109, window)).toBe(101 * ROW_HEIGHT);
});

test('a row selected elsewhere is centered, unless it is visible', () => {
  const window = seen(10, 100);
  expect(centeredOn(103, window)).toBe(window.scrollTop);
  expect(centeredOn(500, window)).toBe(495 * ROW_HEIGHT);
  expect(centeredOn(2, window)).toBe(0);
});
