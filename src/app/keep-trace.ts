import { dirname } from 'node:path';
import { snapshotOf } from '../core/analysis/rebuild/snapshot.ts';
import { rowOf } from '../core/analysis/trends/row-of.ts';
import { systemErrorOf, UserFacingError } from '../core/model/errors.ts';
import type { BuildTrace } from '../core/model/trace.ts';
import { writeTrace } from '../core/trace/read-trace.ts';
import { historyFacts } from './history-of.ts';
import type { ExplainedTrace } from './rebuild/explained-trace.ts';
import type { UserStores } from './user-stores.ts';

/** Adds a trace to the history, without key inputs (see `keepKeys`); returns its ID. */
export async function keepTrace(
  trace: BuildTrace,
  { history }: UserStores,
  idSuffix: string | null,
): Promise<string> {
  try {
    const text = writeTrace({ ...trace, keyInputs: {} });
    const { id } = await history.add(text, historyFacts(trace), idSuffix ?? undefined);
    return id;
  } catch (cause) {
    throw new UserFacingError(
      'trace-not-kept',
      { folder: folderOf(history), reason: systemErrorOf(cause) },
      { cause },
    );
  }
}

/** Writes a report next to a saved trace; returns its path. */
export async function keepReport(id: string, page: string, { history }: UserStores): Promise<string> {
  try {
    return await history.writeReport(id, page);
  } catch (cause) {
    throw new UserFacingError(
      'report-not-kept',
      { folder: folderOf(history), reason: systemErrorOf(cause) },
      { cause },
    );
  }
}

/** Adds the key inputs of a saved trace to the key store, which stores each key once. */
export async function keepKeys(trace: BuildTrace, id: string, { keys, history }: UserStores): Promise<void> {
  try {
    await keys.add(snapshotOf(trace, id), (actionID) => trace.keyInputs[actionID] ?? null);
  } catch (cause) {
    throw new UserFacingError(
      'key-inputs-not-kept',
      { folder: folderOf(history), reason: systemErrorOf(cause) },
      { cause },
    );
  }
}

/** Adds the row that outlives a saved trace. */
export async function keepRow(
  id: string,
  { trace, explanation }: Pick<ExplainedTrace, 'trace' | 'explanation'>,
  { rows, history }: UserStores,
): Promise<void> {
  try {
    await rows.add([rowOf(id, trace, explanation)]);
  } catch (cause) {
    throw new UserFacingError(
      'row-not-kept',
      { folder: folderOf(history), reason: systemErrorOf(cause) },
      { cause },
    );
  }
}

/** The folder that has the history, its reports and the key inputs. */
function folderOf(history: UserStores['history']): string {
  return dirname(dirname(history.tracePath('trace')));
}
