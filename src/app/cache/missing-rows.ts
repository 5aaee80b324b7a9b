import { rowOf } from '../../core/analysis/trends/row-of.ts';
import type { BuildRow } from '../../core/model/build-row.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import { readTrace } from '../../core/trace/read-trace.ts';
import { explanationOfStored } from '../rebuild/explain-trace.ts';
import type { UserContext } from '../user-context.ts';
import type { UserStores } from '../user-stores.ts';

/** Adds the rows of saved traces that have none: an earlier version saved them, or their row could not be written. */
export async function keepMissingRows(context: UserContext, { history, rows }: UserStores): Promise<void> {
  const entries = await history.list();
  const known = new Set((await rows.rows()).map(({ id }) => id));
  const missing: BuildRow[] = [];
  for (const { id } of [...entries].reverse()) {
    if (known.has(id)) continue;
    const row = await readRow(id);
    if (row !== null) missing.push(row);
  }
  // A read-only folder still shows what it has.
  await rows.add(missing).catch(() => undefined);

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
