import type { PanelMessages } from '../../src/core/messages/panel-messages.ts';
import { rowOutcome } from '../../src/core/view/trace/describe.ts';
import type { ShownRow } from '../../src/core/view/trace/shown-view.ts';
import { isWork } from '../model.ts';
import { icon } from '../ui/icons.ts';
import { plain } from '../ui/measure.ts';
import { outcomeIcon } from '../ui/outcome.ts';

const COLUMNS = ['label', 'outcome', 'ownMs', 'cpuMs', 'waitedMs', 'startMs', 'kind', 'module'] as const;
type ColumnId = (typeof COLUMNS)[number];
const NUMERIC: ReadonlySet<ColumnId> = new Set(['ownMs', 'cpuMs', 'waitedMs', 'startMs']);

export interface Sorting {
  readonly column: string;
  readonly down: boolean;
}

/** A column of the table; the one with the ID `label` contains the name. */
export interface Column {
  readonly id: string;
  readonly title: string;
  readonly text: (row: ShownRow) => string;
  /** The icon before the text. */
  readonly sign?: (row: ShownRow) => SVGSVGElement;
  /** The value to sort by: numbers begin with the largest, and rows without a number come last. */
  readonly sortsBy:
    | { readonly number: (row: ShownRow) => number | null }
    | ((row: ShownRow) => string | number);
}

/** The columns of a table, and the text to copy. */
export interface Columns {
  readonly list: readonly Column[];
  /** The initial sorting. */
  readonly first: Sorting;
  readonly asTsv: (rows: readonly ShownRow[]) => string;
}

/** The columns for one run. */
export function runColumns(messages: PanelMessages): Columns {
  return {
    list: COLUMNS.map((id) => ({
      id,
      title: messages.table.columns[id],
      text: (row) => cellText(row, id, messages),
      ...(id === 'outcome' ? { sign: (row: ShownRow) => icon(outcomeIcon(row), row.outcome) } : {}),
      sortsBy: NUMERIC.has(id)
        ? { number: (row) => numberOf(row, id) }
        : (row) => (id === 'outcome' ? OUTCOME_ORDER.indexOf(row.outcome) : textOf(row, id)),
    })),
    first: { column: 'ownMs', down: true },
    asTsv: (rows) => asTsv(rows, messages),
  };
}

const OUTCOME_ORDER = ['failed', 'miss', 'unknown', 'notRun', 'notNeeded', 'hit'];

/** Whether the name already contains the variant. */
function saysVariant({ kind, label }: ShownRow): boolean {
  return kind === 'package' && label.kind !== 'testMain';
}

/** The text of a cell. Times of cached rows say nothing about the build and stay empty. */
function cellText(row: ShownRow, column: ColumnId, messages: PanelMessages): string {
  switch (column) {
    case 'label':
      // `lib (test)` already contains it; `vet lib` does not.
      return plain(row.name) + (row.variant && !saysVariant(row) ? ` [${plain(row.variant)}]` : '');
    case 'outcome':
      return rowOutcome(row, messages);
    case 'kind':
      return messages.stageName(row.stage);
    case 'module':
      return plain(row.module ?? '');
    default: {
      const value = numberOf(row, column);
      return value === null ? '' : messages.duration(value);
    }
  }
}

function numberOf(row: ShownRow, column: ColumnId): number | null {
  if (!isWork(row)) return null;
  switch (column) {
    case 'ownMs':
      return row.ownMs;
    case 'cpuMs':
      return row.cpuMs > 0 ? row.cpuMs : null;
    case 'waitedMs':
      return row.waitedMs >= 1 ? row.waitedMs : null;
    case 'startMs':
      return row.startMs;
    default:
      return null;
  }
}

export function sortedRows(rows: readonly ShownRow[], columns: Columns, sorting: Sorting): ShownRow[] {
  const { sortsBy } = columns.list.find(({ id }) => id === sorting.column) ?? { sortsBy: () => '' };
  const sign = sorting.down ? -1 : 1;
  const compare = (a: ShownRow, b: ShownRow): number => {
    if (typeof sortsBy === 'object') {
      const [x, y] = [sortsBy.number(a), sortsBy.number(b)];
      // Rows without a number come last in either direction.
      if (x === null || y === null) return Number(x === null) - Number(y === null);
      return (x - y) * sign;
    }
    const [x, y] = [sortsBy(a), sortsBy(b)];
    return (x < y ? -1 : x > y ? 1 : 0) * sign;
  };
  return [...rows].sort((a, b) => compare(a, b) || b.ownMs - a.ownMs || a.id - b.id);
}

function textOf(row: ShownRow, column: ColumnId): string {
  if (column === 'label') return row.name;
  return column === 'kind' ? row.stage : (row.module ?? '');
}

/** For a spreadsheet: full import paths, milliseconds as numbers. */
function asTsv(rows: readonly ShownRow[], messages: PanelMessages): string {
  const clean = (text: string) => plain(text.replace(/[\t\r\n]+/g, ' '));
  const head = [
    'import path',
    'variant',
    'kind',
    'outcome',
    'own ms',
    'cpu ms',
    'waited ms',
    'start ms',
    'module',
  ];
  const lines = rows.map((row) =>
    [
      clean(row.importPath || row.name),
      clean(row.variant ?? ''),
      row.kind,
      rowOutcome(row, messages),
      ...[row.ownMs, row.cpuMs, row.waitedMs, row.startMs].map((ms) =>
        ms === null ? '' : String(Math.round(ms * 1000) / 1000),
      ),
      clean(row.module ?? ''),
    ].join('\t'),
  );
  return [head.join('\t'), ...lines].join('\n').concat('\n');
}
