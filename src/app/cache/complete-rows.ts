import { rowOf } from '../../core/analysis/trends/row-of.ts';
import type { BuildRow } from '../../core/model/build-row.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import { readTrace } from '../../core/trace/read-trace.ts';
import { explanationOfStored } from '../rebuild/explain-trace.ts';
import type { UserContext } from '../user-context.ts';
import type { UserStores } from '../user-stores.ts';

/**
 * All rows. Saved traces that have none get theirs: an earlier version saved them, or their row could not be written.
 */
export async function completeRows(
  context: UserContext,
  { history, rows }: UserStores,
): Promise<readonly BuildRow[]> {
  const entries = await history.list();
  const kept = await rows.rows();
  const known = new Set(kept.map(({ id }) => id));
  const missing: BuildRow[] = [];
  for (const { id } of [...entries].reverse()) {
    if (known.has(id)) continue;
    const row = await readRow(id);
    if (row !== null) missing.push(row);
  }
  // In a read-only folder, they are shown all the same.
  await rows.add(missing).catch(() => undefined);
  return [...kept, ...missing];

  /** null for a trace that was removed meanwhile, or cannot be read. */
  async function readRow(id: string): Promise<BuildRow | null> {
    try {
      const trace = readTrace(await history.readText(id));
      return rowOf(id, trace, await explanationOfStored(trace, context));
    } catch (error) {
      if (error instanceof UserFacingError) return null;
      throw error;
    }
  }
}
