import { type ErrorGroup, errorGroups } from '../src/core/view/failure/error-groups.ts';
import type { ShownRow, ShownView } from '../src/core/view/trace/shown-view.ts';

/** A view with lookup tables for every part of the screen. */
export interface Model {
  readonly view: ShownView;
  readonly row: (id: number) => ShownRow | undefined;
  /** Rows that depend directly on this one. */
  readonly neededBy: (id: number) => readonly number[];
  readonly rowOfKey: (key: string) => number | null;
  /** The longest own time of a row with work; 0 if there is none. */
  readonly longestMs: number;
  /** What went wrong, closest to the cause first; empty if nothing did. */
  readonly errors: readonly ErrorGroup[];
  /** There are errors, or the program crashed. */
  readonly hasErrors: boolean;
}

export function modelOf(view: ShownView): Model {
  const neededBy: number[][] = view.rows.map(() => []);
  const keys = new Map<string, number>();
  let longestMs = 0;
  const errors = errorGroups(view);
  for (const row of view.rows) {
    keys.set(row.key, row.id);
    for (const dep of row.deps) neededBy[dep]?.push(row.id);
    if (isWork(row)) longestMs = Math.max(longestMs, row.ownMs);
  }
  return {
    view,
    row: (id) => view.rows[id],
    neededBy: (id) => neededBy[id] ?? [],
    rowOfKey: (key) => keys.get(key) ?? null,
    longestMs,
    errors,
    hasErrors: errors.length > 0 || (view.program?.panic ?? null) !== null,
  };
}

/** Whether go did any work for the row. */
export function isWork(row: ShownRow): boolean {
  return row.outcome === 'miss' || row.outcome === 'failed';
}

/** The chain of rows that led to this one: each is the rebuilt dependency that ended last. */
export function chainTo(model: Model, id: number): readonly number[] {
  const chain = [id];
  let row = model.row(id);
  while (row && chain.length < 200) {
    let last: ShownRow | undefined;
    for (const dep of row.deps) {
      const candidate = model.row(dep);
      if (!candidate || !isWork(candidate) || chain.includes(dep)) continue;
      if (!last || (candidate.endMs ?? 0) > (last.endMs ?? 0)) last = candidate;
    }
    if (last) chain.push(last.id);
    row = last;
  }
  return chain.reverse();
}
