import type { PanelMessages } from '../../src/core/messages/panel-messages.ts';
import type { ShownRow } from '../../src/core/view/trace/shown-view.ts';
import { isWork } from '../model.ts';
import { matchingRows, type Screen, type Store, selectedRow, selectRow } from '../store.ts';
import { textButton } from '../ui/controls.ts';
import { h, onNextFrame, setAttributes } from '../ui/dom.ts';
import { icon } from '../ui/icons.ts';
import { plain, verbAndPath } from '../ui/measure.ts';
import { outcomeIcon } from '../ui/outcome.ts';
import { asTsv, COLUMNS, type ColumnId, cellText, NUMERIC, type Sorting, sortedRows } from './table-rows.ts';

const ROW_HEIGHT = 26;
/** Up to here every row is an element; above, those in sight and some more. */
const ALL_ROWS = 500;
const SPARE_ROWS = 12;

export interface TablePanel {
  readonly element: HTMLElement;
  readonly update: (now: Screen, before: Screen | null) => void;
  readonly resize: () => void;
}

/** Every row, for searching, sorting and copying, and for those who do not look at pictures. */
export function createTablePanel(
  store: Store,
  messages: PanelMessages,
  does: {
    readonly copy: (text: string) => void;
    readonly announce: (text: string) => void;
    readonly goToDetails: () => void;
  },
): TablePanel {
  let sorting: Sorting = { column: 'ownMs', down: true };
  let rows: readonly ShownRow[] = [];
  let screen = store.get();
  const heads = new Map<ColumnId, HTMLElement>();
  const headRow = h('div', { role: 'row', class: 'tr head', 'aria-rowindex': 1 }, ...COLUMNS.map(headCell));
  const body = h('div', { role: 'rowgroup', class: 'tbody' });
  const grid = h(
    'div',
    { role: 'grid', class: 'grid', 'aria-label': messages.table.label, 'aria-colcount': COLUMNS.length },
    h('div', { role: 'rowgroup', class: 'thead' }, headRow),
    body,
  );
  const total = h('span', { class: 'total', role: 'status' });
  const element = h(
    'div',
    { class: 'table' },
    h(
      'div',
      { class: 'table-bar' },
      total,
      textButton(messages.table.copy, icon('copy'), () => {
        does.copy(asTsv(rows, messages));
        does.announce(messages.table.copied(rows.length));
      }),
    ),
    grid,
  );
  const refill = onNextFrame(fill);
  grid.addEventListener('scroll', refill, { passive: true });
  grid.addEventListener('keydown', onKey);
  body.addEventListener('click', (event) => {
    const index = Number((event.target as Element).closest('[data-index]')?.getAttribute('data-index') ?? -1);
    const row = rows[index];
    if (row) selectRow(store, row.id);
  });

  return {
    element,
    resize: refill,
    update: (now, before) => {
      screen = now;
      const changed = (key: keyof Screen) => !before || now[key] !== before[key];
      if (changed('model') || changed('filter') || changed('stage') || changed('show')) takeRows();
      else if (changed('selection')) {
        if (!element.contains(document.activeElement)) revealSelected();
        fill();
      }
    },
  };

  function headCell(column: ColumnId): HTMLElement {
    const button = h('button', { type: 'button' }, messages.table.columns[column]);
    const cell = h('div', { role: 'columnheader', class: `td ${column}`, 'aria-sort': 'none' }, button);
    button.addEventListener('click', () => {
      sorting =
        sorting.column === column ? { column, down: !sorting.down } : { column, down: NUMERIC.has(column) };
      takeRows();
      does.announce(messages.table.sortedBy(messages.table.columns[column], sorting.down));
    });
    heads.set(column, cell);
    return cell;
  }

  function takeRows(): void {
    const all = screen.model.view.rows;
    const matching = matchingRows(screen);
    const shown = all.filter(
      (row) =>
        (!matching || matching.has(row.id)) &&
        (screen.show === 'critical' ? row.critical : screen.show === 'rebuilt' ? isWork(row) : true),
    );
    rows = sortedRows(shown, sorting);
    for (const [column, cell] of heads) {
      const active = column === sorting.column;
      cell.setAttribute('aria-sort', active ? (sorting.down ? 'descending' : 'ascending') : 'none');
    }
    setAttributes(grid, { 'aria-rowcount': rows.length + 1 });
    total.textContent =
      rows.length === 0 ? messages.table.none : messages.table.rows(rows.length, all.length);
    fill();
  }

  function fill(): void {
    if (grid.clientHeight === 0) return;
    const few = rows.length <= ALL_ROWS;
    const top = Math.max(0, Math.floor(grid.scrollTop / ROW_HEIGHT) - SPARE_ROWS);
    const first = few ? 0 : Math.min(top, Math.max(0, rows.length - 1));
    const seen = Math.ceil(grid.clientHeight / ROW_HEIGHT) + SPARE_ROWS * 2;
    const last = few ? rows.length : Math.min(rows.length, first + seen);
    const selected = selectedRow(screen);
    const holder = document.activeElement?.closest('.tbody .tr');
    const focusedIndex = holder ? Number(holder.getAttribute('data-index')) : -1;
    const selectedIndex = rows.findIndex((row) => row.id === selected);
    const tabStop = selectedIndex >= first && selectedIndex < last ? selectedIndex : first;
    body.style.height = `${rows.length * ROW_HEIGHT}px`;
    const drawn = rows.slice(first, last).map((row, offset) => {
      const index = first + offset;
      return rowElement(row, index, row.id === selected, index === tabStop);
    });
    body.replaceChildren(...drawn);
    // The focused row was drawn anew (or has been scrolled away: then the table itself keeps the focus).
    if (focusedIndex >= 0) focusRow(focusedIndex, false);
  }

  function rowElement(row: ShownRow, index: number, selected: boolean, tabStop: boolean): HTMLElement {
    const element = h(
      'div',
      {
        role: 'row',
        class: `tr ${row.outcome}${row.critical ? ' critical' : ''}`,
        tabindex: tabStop ? 0 : -1,
        'aria-rowindex': index + 2,
        'aria-selected': String(selected),
        'data-index': index,
      },
      ...COLUMNS.map((column) => {
        const text = cellText(row, column, messages);
        const full = column === 'label' ? plain(row.importPath || row.name) : text;
        return h(
          'div',
          { role: 'gridcell', class: `td ${column}`, title: full.length > 12 ? full.slice(0, 2_000) : null },
          column === 'outcome' && icon(outcomeIcon(row), row.outcome),
          ...(column === 'label' ? nameOf(text.slice(0, 500), row.verb) : [text]),
          column === 'label' &&
            row.origin &&
            row.outcome === 'miss' &&
            h('span', { class: 'pill' }, messages.root),
        );
      }),
    );
    element.style.top = `${index * ROW_HEIGHT}px`;
    return element;
  }

  /** A path is cut from the left where there is no room; what is done with it must not be lost with that. */
  function nameOf(label: string, of: string): readonly HTMLElement[] {
    const [verb, path] = verbAndPath(label, of);
    const name = h('bdi', {}, path);
    return verb === '' ? [name] : [h('span', { class: 'verb' }, `${verb} `), name];
  }

  function focusRow(index: number, scroll: boolean): void {
    if (scroll) {
      const top = index * ROW_HEIGHT;
      const room = grid.clientHeight - ROW_HEIGHT * 2;
      if (top < grid.scrollTop) grid.scrollTop = top;
      else if (top > grid.scrollTop + room) grid.scrollTop = top - room;
    }
    const find = () => body.querySelector<HTMLElement>(`[data-index="${index}"]`);
    if (!find()) fill();
    find()?.focus({ preventScroll: true });
  }

  function revealSelected(): void {
    const selected = selectedRow(screen);
    const index = rows.findIndex((row) => row.id === selected);
    if (index < 0) return;
    const top = index * ROW_HEIGHT;
    if (top < grid.scrollTop || top > grid.scrollTop + grid.clientHeight - ROW_HEIGHT * 3) {
      grid.scrollTop = Math.max(0, top - grid.clientHeight / 2);
    }
  }

  function onKey(event: KeyboardEvent): void {
    const holder = (event.target as Element).closest('.tbody .tr');
    if (!holder || event.ctrlKey || event.metaKey || event.altKey) return;
    const index = Number(holder.getAttribute('data-index'));
    const page = Math.max(1, Math.floor(grid.clientHeight / ROW_HEIGHT) - 2);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: index + page,
      PageUp: index - page,
      Home: 0,
      End: rows.length - 1,
    };
    const target = steps[event.key];
    if (target !== undefined) {
      const next = Math.max(0, Math.min(rows.length - 1, target));
      const row = rows[next];
      focusRow(next, true);
      if (row) selectRow(store, row.id);
    } else if (event.key === 'Enter' || event.key === ' ') {
      const row = rows[index];
      if (row) selectRow(store, row.id);
      if (event.key === 'Enter') does.goToDetails();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
