import type { PanelMessages } from '../../src/core/messages/panel-messages.ts';
import type { ShownRow } from '../../src/core/view/trace/shown-view.ts';
import { h } from '../ui/dom.ts';
import { plain, verbAndPath } from '../ui/measure.ts';
import type { Column, Columns, Sorting } from './table-rows.ts';
import { indexOf, ROW_HEIGHT, type RowRange, type TableState, tabStop } from './table-state.ts';

/** Shorter texts are never cut. */
const LONGEST_WITHOUT_TITLE = 12;

export interface TableHead {
  readonly element: HTMLElement;
  readonly show: (sorting: Sorting) => void;
}

/** One button per column; the sorted column is marked. */
export function createHead(columns: Columns, onSort: (column: Column) => void): TableHead {
  const cells = columns.list.map((column) => {
    const button = h('button', { type: 'button' }, column.title);
    button.addEventListener('click', () => onSort(column));
    const cell = h('div', { role: 'columnheader', class: `td ${column.id}`, 'aria-sort': 'none' }, button);
    return { column, cell };
  });
  const row = h(
    'div',
    { role: 'row', class: 'tr head', 'aria-rowindex': 1 },
    ...cells.map(({ cell }) => cell),
  );
  return {
    element: h('div', { role: 'rowgroup', class: 'thead' }, row),
    show: (sorting) => {
      for (const { column, cell } of cells) {
        const active = column.id === sorting.column;
        cell.setAttribute('aria-sort', active ? (sorting.down ? 'descending' : 'ascending') : 'none');
      }
    },
  };
}

/** The elements for a range of rows, each at its position. */
export function rowElements(
  state: TableState,
  range: RowRange,
  selected: number | null,
  messages: PanelMessages,
): HTMLElement[] {
  const stop = tabStop(range, indexOf(state, selected));
  return state.rows.slice(range.first, range.last).map((row, offset) => {
    const index = range.first + offset;
    const element = h(
      'div',
      {
        role: 'row',
        class: `tr ${row.outcome}${row.critical ? ' critical' : ''}`,
        tabindex: index === stop ? 0 : -1,
        'aria-rowindex': index + 2,
        'aria-selected': String(row.id === selected),
        'data-index': index,
      },
      ...state.columns.list.map((column) => cellElement(row, column, messages)),
    );
    element.style.top = `${index * ROW_HEIGHT}px`;
    return element;
  });
}

function cellElement(
  row: ShownRow,
  { id, text: textOf, sign }: Column,
  messages: PanelMessages,
): HTMLElement {
  const text = textOf(row);
  const isLabel = id === 'label';
  const full = isLabel ? plain(row.importPath || row.name) : text;
  const title = full.length > LONGEST_WITHOUT_TITLE ? full.slice(0, 2_000) : null;
  return h(
    'div',
    { role: 'gridcell', class: `td ${id}`, title },
    sign?.(row),
    ...(isLabel ? nameElements(text.slice(0, 500), row.verb) : [text]),
    isLabel && row.origin && row.outcome === 'miss' && h('span', { class: 'pill' }, messages.root),
  );
}

/** A path is cut at its left end if space is short; the verb before it must stay visible. */
function nameElements(label: string, of: string): readonly HTMLElement[] {
  const [verb, path] = verbAndPath(label, of);
  const name = h('bdi', {}, path);
  return verb === '' ? [name] : [h('span', { class: 'verb' }, `${verb} `), name];
}
