import { isWork } from '../trace/rows.ts';
import type { ShownRow, ShownView } from '../trace/shown-view.ts';
import type { FoldOptions } from '../trace/trace-view.ts';

/** The rows that the reader selected, in the order of the trace. */
export function selectRows(view: ShownView, options: FoldOptions): number[] {
  const near = options.relatedTo === null ? null : neighborhood(view, options.relatedTo);
  const terms = options.filter
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return view.rows
    .filter(
      (row) =>
        isShown(row, options.show) &&
        (options.stage === null || row.stage === options.stage) &&
        (near === null || near.has(row.id)) &&
        matchesFilter(row, terms),
    )
    .map((row) => row.id);
}

/** Every word must occur in the row's label, import path or module. */
export function matchesFilter(row: ShownRow, terms: readonly string[]): boolean {
  if (terms.length === 0) return true;
  const text = `${row.name}\n${row.importPath}\n${row.module ?? ''}`.toLowerCase();
  return terms.every((word) => text.includes(word));
}

function isShown(row: ShownRow, show: FoldOptions['show']): boolean {
  if (show === 'critical') return row.critical;
  if (show === 'rebuilt') return isWork(row.outcome) || row.state === 'running';
  return true;
}

/** What the row needs and what needs it, at any distance. */
function neighborhood(view: ShownView, start: number): ReadonlySet<number> {
  const importers = new Map<number, number[]>();
  for (const row of view.rows)
    for (const dep of row.deps) {
      const list = importers.get(dep);
      if (list === undefined) importers.set(dep, [row.id]);
      else list.push(row.id);
    }
  const found = new Set<number>();
  for (const next of [(id: number) => view.rows[id]?.deps ?? [], (id: number) => importers.get(id) ?? []]) {
    const seen = new Set([start]);
    const queue = [start];
    for (let at = queue.pop(); at !== undefined; at = queue.pop())
      for (const id of next(at)) {
        if (seen.has(id)) continue;
        seen.add(id);
        queue.push(id);
      }
    for (const id of seen) found.add(id);
  }
  return found;
}
