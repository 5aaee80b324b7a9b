/** What the reader can do with the rows, which are named by their index. */
export interface TableActions {
  readonly select: (index: number) => void;
  /** The row that a key leads to; null for keys that lead nowhere. */
  readonly stepped: (index: number, key: string) => number | null;
  /** Scrolls the row into sight and gives it the focus. */
  readonly focus: (index: number) => void;
  readonly goToDetails: () => void;
}

export function listenToClicks(body: HTMLElement, actions: TableActions): void {
  body.addEventListener('click', (event) => {
    const row = (event.target as Element).closest('[data-index]');
    if (row) actions.select(indexOfRow(row));
  });
}

/** From row to row; Enter goes on to the details. */
export function listenToKeys(grid: HTMLElement, actions: TableActions): void {
  grid.addEventListener('keydown', (event) => {
    const row = (event.target as Element).closest('.tbody .tr');
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!pressKey(event.key, indexOfRow(row), actions)) return;
    event.preventDefault();
    event.stopPropagation();
  });
}

function pressKey(key: string, index: number, actions: TableActions): boolean {
  const next = actions.stepped(index, key);
  if (next !== null) {
    actions.focus(next);
    actions.select(next);
  } else if (key === 'Enter' || key === ' ') {
    actions.select(index);
    if (key === 'Enter') actions.goToDetails();
  } else return false;
  return true;
}

/** The row that has the focus; -1 when none has. */
export function focusedIndex(): number {
  const row = document.activeElement?.closest('.tbody .tr');
  return row ? indexOfRow(row) : -1;
}

function indexOfRow(row: Element): number {
  return Number(row.getAttribute('data-index'));
}
