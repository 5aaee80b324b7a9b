import type { PanelMessages } from '../../src/core/messages/panel-messages.ts';
import { type Screen, type Store, selectedRow, selectRow } from '../store.ts';
import { textButton } from '../ui/controls.ts';
import { h, onNextFrame, setAttributes } from '../ui/dom.ts';
import { icon } from '../ui/icons.ts';
import { createHead, rowElements } from './draw-table.ts';
import { focusedIndex, listenToClicks, listenToKeys, type TableActions } from './table-input.ts';
import { type Column, type Columns, runColumns } from './table-rows.ts';
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
  type TableWindow,
  withRows,
} from './table-state.ts';

export interface TablePanel {
  readonly element: HTMLElement;
  readonly update: (now: Screen, before: Screen | null) => void;
  readonly resize: () => void;
}

export interface TableContext {
  readonly copy: (text: string) => void;
  readonly announce: (text: string) => void;
  readonly goToDetails: () => void;
}

/** A table of every row, for searching, sorting and copying, and for readers who do not use the picture. */
export function createTablePanel(
  store: Store,
  messages: PanelMessages,
  { copy, announce, goToDetails }: TableContext,
  columns: Columns = runColumns(messages),
): TablePanel {
  let screen = store.get();
  let state = emptyTable(columns);
  const head = createHead(columns, sort);
  const { element, grid, body, total } = createElements(messages, columns, head.element, () => {
    copy(columns.asTsv(state.rows));
    announce(messages.table.copied(state.rows.length));
  });
  const refill = onNextFrame(fill);
  grid.addEventListener('scroll', refill, { passive: true });
  const actions: TableActions = {
    select: (index) => {
      const row = state.rows[index];
      if (row) selectRow(store, row.id);
    },
    stepped: (index, key) => stepped(state, index, key, seen()),
    focus: (index) => {
      scroll(scrolledTo(index, seen()));
      focusRow(index);
    },
    goToDetails,
  };
  listenToKeys(grid, actions);
  listenToClicks(body, actions);

  return {
    element,
    resize: refill,
    update: (now, before) => {
      const changed = (key: keyof Screen) => !before || now[key] !== before[key];
      screen = now;
      if (changed('model') || changed('filter') || changed('stage') || changed('show')) {
        show(withRows(state, now));
      } else if (changed('selection')) {
        const index = indexOf(state, selectedRow(now));
        if (index >= 0 && !element.contains(document.activeElement)) scroll(centeredOn(index, seen()));
        fill();
      }
    },
  };

  function sort(column: Column): void {
    show(sortedBy(state, column.id));
    announce(messages.table.sortedBy(column.title, state.sorting.down));
  }

  function show(next: TableState): void {
    state = next;
    const { length } = next.rows;
    head.show(next.sorting);
    setAttributes(grid, { 'aria-rowcount': length + 1 });
    total.textContent =
      length === 0 ? messages.table.none : messages.table.rows(length, screen.model.view.rows.length);
    fill();
  }

  function seen(): TableWindow {
    return { scrollTop: grid.scrollTop, height: grid.clientHeight };
  }

  function scroll(top: number): void {
    if (top !== grid.scrollTop) grid.scrollTop = top;
  }

  function fill(): void {
    if (grid.clientHeight === 0) return;
    const focused = focusedIndex();
    const range = drawnRange(state, seen());
    body.style.height = `${state.rows.length * ROW_HEIGHT}px`;
    body.replaceChildren(...rowElements(state, range, selectedRow(screen), messages));
    // The focused row is a new element now.
    if (focused >= 0) focusRow(focused);
  }

  function focusRow(index: number): void {
    const find = () => body.querySelector<HTMLElement>(`[data-index="${index}"]`);
    if (!find()) fill();
    find()?.focus({ preventScroll: true });
  }
}

function createElements(messages: PanelMessages, columns: Columns, head: HTMLElement, onCopy: () => void) {
  const body = h('div', { role: 'rowgroup', class: 'tbody' });
  const grid = h(
    'div',
    { role: 'grid', class: 'grid', 'aria-label': messages.table.label, 'aria-colcount': columns.list.length },
    head,
    body,
  );
  const total = h('span', { class: 'total', role: 'status' });
  const copy = textButton(messages.table.copy, icon('copy'), onCopy);
  const element = h('div', { class: 'table' }, h('div', { class: 'table-bar' }, total, copy), grid);
  return { element, grid, body, total };
}
