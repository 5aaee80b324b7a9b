import { hasFailed } from '../trace/rows.ts';
import type { RowView, SummaryRow, SummaryView } from '../trace/trace-view.ts';

/** The errors of one package, program or test run, or of go itself. */
export interface ErrorGroup {
  /** The row that failed; null for messages of go about the command, or about a package that it did not plan. */
  readonly row: number | null;
  /** The import path, without a row; empty for go itself. */
  readonly package: string;
  /** Indexes into the view's diagnostics. */
  readonly diagnostics: readonly number[];
  readonly failures: NonNullable<SummaryRow['test']>['failures'];
  /** Steps that were not run because of it, as far as dependencies are known. */
  readonly blocked: number;
}

type FailedView = Pick<SummaryView, 'header' | 'diagnostics' | 'noMain' | 'program'> & {
  readonly rows: readonly (SummaryRow & Partial<Pick<RowView, 'deps'>>)[];
};

/**
 * All errors of a command that failed, grouped by what failed, those closest to the cause first: the one that decides,
 * then go's own messages, then what kept most of the build from running. Empty if it did not fail, or if only its
 * program did.
 */
export function errorGroups(view: FailedView): readonly ErrorGroup[] {
  const { header, diagnostics, rows } = view;
  if (header.state === 'running' || header.exitCode === 0 || header.dryRun) return [];
  if (header.exitCode === null && header.state !== 'interrupted') return [];
  const failed = rows.filter((row) => hasFailed(row) || row.test?.status === 'fail');
  const taken = new Set(failed.flatMap((row) => row.diagnostics));
  const blocked = blockedBy(rows);
  const ofRows = failed.map(
    (row): ErrorGroup => ({
      row: row.id,
      package: row.importPath,
      diagnostics: row.diagnostics,
      failures: row.test?.failures ?? [],
      blocked: blocked(row.id),
    }),
  );
  const others = new Map<string, number[]>();
  for (const [index, { package: name }] of diagnostics.entries()) {
    if (taken.has(index)) continue;
    const list = others.get(name ?? '');
    if (list === undefined) others.set(name ?? '', [index]);
    else list.push(index);
  }
  const ofGo = [...others].map(
    ([name, list]): ErrorGroup => ({ row: null, package: name, diagnostics: list, failures: [], blocked: 0 }),
  );
  const decides = ({ diagnostics: list }: ErrorGroup) => list.some((index) => isAtCause(index, view));
  const rank = (group: ErrorGroup) => {
    if (decides(group)) return 0;
    if (group.row === null) return 1;
    return rows[group.row]?.kind === 'test' ? 3 : 2;
  };
  return [...ofGo, ...ofRows]
    .filter((group) => group.row !== null || group.diagnostics.length > 0)
    .sort((a, b) => rank(a) - rank(b) || b.blocked - a.blocked)
    .map((group) => ({ ...group, diagnostics: causeFirst(group.diagnostics, view) }));
}

export interface ErrorCounts {
  readonly errors: number;
  readonly tests: number;
}

/** The number of messages, and of failed tests; a group with neither counts as one error. */
export function countErrors(groups: readonly ErrorGroup[]): ErrorCounts {
  const counts = { errors: 0, tests: 0 };
  for (const { diagnostics, failures } of groups) {
    counts.tests += failures.length;
    counts.errors += failures.length === 0 ? Math.max(1, diagnostics.length) : diagnostics.length;
  }
  return counts;
}

function causeFirst(list: readonly number[], view: FailedView): readonly number[] {
  const first = list.filter((index) => isAtCause(index, view));
  return [...first, ...list.filter((index) => !first.includes(index))];
}

function isAtCause(index: number, { diagnostics, noMain }: FailedView): boolean {
  const place = noMain?.place;
  const one = diagnostics[index];
  if (!place || one?.file == null) return false;
  return plain(one.file) === plain(place.file) && one.line === place.line;
}

function plain(file: string): string {
  return file.replaceAll('\\', '/').replace(/^\.\//, '');
}

/** How many rows were not run because they need this one. */
function blockedBy(rows: FailedView['rows']): (id: number) => number {
  const neededBy = new Map<number, number[]>();
  for (const row of rows) {
    if (row.outcome !== 'notRun') continue;
    for (const dep of row.deps ?? []) {
      const list = neededBy.get(dep);
      if (list === undefined) neededBy.set(dep, [row.id]);
      else list.push(row.id);
    }
  }
  return (id) => {
    const seen = new Set<number>();
    const open = [id];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      for (const above of neededBy.get(next) ?? []) {
        if (seen.has(above)) continue;
        seen.add(above);
        open.push(above);
      }
    }
    return seen.size;
  };
}
