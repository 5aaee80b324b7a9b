import type { ShownRow } from '../../src/core/view/trace/shown-view.ts';
import { isWork } from '../model.ts';
import { matchingRows, type Screen } from '../store.ts';
import { type Columns, type Sorting, sortedRows } from './table-rows.ts';

export interface TableState {
  readonly columns: Columns;
  readonly sorting: Sorting;
  /** The rows in display order. */
  readonly rows: readonly ShownRow[];
}

/** The visible part of the table, in CSS pixels. */
export interface TableWindow {
  readonly scrollTop: number;
  readonly height: number;
}

/** Rows from `first` to `last`, without `last` itself. */
export interface RowRange {
  readonly first: number;
  readonly last: number;
}

export const ROW_HEIGHT = 26;
/** Up to this number, every row is an element; above it, only the visible rows and some more are. */
const ALL_ROWS = 500;
const SPARE_ROWS = 12;

export function emptyTable(columns: Columns): TableState {
  return { columns, sorting: columns.first, rows: [] };
}

/** Takes the rows that match the filters. */
export function withRows({ columns, sorting }: TableState, screen: Screen): TableState {
  const matching = matchingRows(screen);
  const rows = screen.model.view.rows.filter(
    (row) => (!matching || matching.has(row.id)) && isChosen(row, screen.show),
  );
  return { columns, sorting, rows: sortedRows(rows, columns, sorting) };
}

function isChosen(row: ShownRow, show: Screen['show']): boolean {
  if (show === 'critical') return row.critical;
  return show === 'rebuilt' ? isWork(row) : true;
}

/** A new column starts with its largest numbers or its first names; the same column reverses its order. */
export function sortedBy({ columns, sorting, rows }: TableState, id: string): TableState {
  const sortsBy = columns.list.find((column) => column.id === id)?.sortsBy;
  const down = sorting.column === id ? !sorting.down : typeof sortsBy === 'object';
  const next = { column: id, down };
  return { columns, sorting: next, rows: sortedRows(rows, columns, next) };
}

/** The position of a row; -1 if it is not in the table. */
export function indexOf({ rows }: TableState, id: number | null): number {
  return rows.findIndex((row) => row.id === id);
}

/** The rows that get elements. */
export function drawnRange({ rows }: TableState, { scrollTop, height }: TableWindow): RowRange {
  if (rows.length <= ALL_ROWS) return { first: 0, last: rows.length };
  const top = Math.max(0, Math.floor(scrollTop / ROW_HEIGHT) - SPARE_ROWS);
  const first = Math.min(top, rows.length - 1);
  const seen = Math.ceil(height / ROW_HEIGHT) + SPARE_ROWS * 2;
  return { first, last: Math.min(rows.length, first + seen) };
}

/** The row that Tab leads to: the selected one if it is drawn. */
export function tabStop({ first, last }: RowRange, selected: number): number {
  return selected >= first && selected < last ? selected : first;
}

/** The row that a key moves to; null for keys that do not move. */
export function stepped(
  { rows }: TableState,
  index: number,
  key: string,
  { height }: TableWindow,
): number | null {
  const page = Math.max(1, Math.floor(height / ROW_HEIGHT) - 2);
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + page,
    PageUp: index - page,
    Home: 0,
    End: rows.length - 1,
  };
  const target = steps[key];
  return target === undefined ? null : Math.max(0, Math.min(rows.length - 1, target));
}

/** The nearest scroll position at which a row is visible: for steps by keyboard. */
export function scrolledTo(index: number, { scrollTop, height }: TableWindow): number {
  const top = index * ROW_HEIGHT;
  // The head covers the height of a row.
  const room = height - ROW_HEIGHT * 2;
  if (top < scrollTop) return top;
  return top > scrollTop + room ? top - room : scrollTop;
}

/** The scroll position for a row that was selected elsewhere: it is centered, unless it is already visible. */
export function centeredOn(index: number, { scrollTop, height }: TableWindow): number {
  const top = index * ROW_HEIGHT;
  const isSeen = top >= scrollTop && top <= scrollTop + height - ROW_HEIGHT * 3;
  return isSeen ? scrollTop : Math.max(0, top - height / 2);
}
