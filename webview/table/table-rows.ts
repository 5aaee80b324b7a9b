import type { PanelMessages } from '../../src/core/messages/panel-messages.ts';
import { rowOutcome } from '../../src/core/view/trace/describe.ts';
import type { ShownRow } from '../../src/core/view/trace/shown-view.ts';
import { isWork } from '../model.ts';
import { plain } from '../ui/measure.ts';

export const COLUMNS = [
  'label',
  'outcome',
  'ownMs',
  'cpuMs',
  'waitedMs',
  'startMs',
  'kind',
  'module',
] as const;
export type ColumnId = (typeof COLUMNS)[number];
export const NUMERIC: ReadonlySet<ColumnId> = new Set(['ownMs', 'cpuMs', 'waitedMs', 'startMs']);

export interface Sorting {
  readonly column: ColumnId;
  readonly down: boolean;
}

const OUTCOME_ORDER = ['failed', 'miss', 'unknown', 'notRun', 'notNeeded', 'hit'];

/** Its name says which test it is for. */
function saysVariant({ kind, label }: ShownRow): boolean {
  return kind === 'package' && label.kind !== 'testMain';
}

/** What a cell says. Times of what came from the cache say nothing about the build and stay empty. */
export function cellText(row: ShownRow, column: ColumnId, messages: PanelMessages): string {
  switch (column) {
    case 'label':
      // `lib (test)` says it already; `vet lib` does not.
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

export function numberOf(row: ShownRow, column: ColumnId): number | null {
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

export function sortedRows(rows: readonly ShownRow[], { column, down }: Sorting): ShownRow[] {
  const sign = down ? -1 : 1;
  const compare = (a: ShownRow, b: ShownRow): number => {
    if (NUMERIC.has(column)) {
      const [x, y] = [numberOf(a, column), numberOf(b, column)];
      // Rows without a number come last, whichever way it is sorted.
      if (x === null || y === null) return Number(x === null) - Number(y === null);
      return (x - y) * sign;
    }
    if (column === 'outcome')
      return (OUTCOME_ORDER.indexOf(a.outcome) - OUTCOME_ORDER.indexOf(b.outcome)) * sign;
    const [x, y] = [textOf(a, column), textOf(b, column)];
    return (x < y ? -1 : x > y ? 1 : 0) * sign;
  };
  return [...rows].sort((a, b) => compare(a, b) || b.ownMs - a.ownMs || a.id - b.id);
}

function textOf(row: ShownRow, column: ColumnId): string {
  if (column === 'label') return row.name;
  return column === 'kind' ? row.stage : (row.module ?? '');
}

/** For a spreadsheet: full import paths, milliseconds as numbers. */
export function asTsv(rows: readonly ShownRow[], messages: PanelMessages): string {
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
