/** The reader's actions on rows, which are identified by their index. */
export interface TableActions {
  readonly select: (index: number) => void;
  /** The row that a key moves to; null for keys that do not move. */
  readonly stepped: (index: number, key: string) => number | null;
  /** Makes the row visible and focuses it. */
  readonly focus: (index: number) => void;
  readonly goToDetails: () => void;
}

export function listenToClicks(body: HTMLElement, actions: TableActions): void {
  body.addEventListener('click', (event) => {
    const row = (event.target as Element).closest('[data-index]');
    if (row) actions.select(indexOfRow(row));
  });
}

/** Keys move from row to row; Enter moves to the details. */
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

/** The focused row; -1 if there is none. */
export function focusedIndex(): number {
  const row = document.activeElement?.closest('.tbody .tr');
  return row ? indexOfRow(row) : -1;
}

function indexOfRow(row: Element): number {
  return Number(row.getAttribute('data-index'));
}
