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
  return kept('trace-not-kept', history, async () => {
    const text = writeTrace({ ...trace, keyInputs: {} });
    const { id } = await history.add(text, historyFacts(trace), idSuffix ?? undefined);
    return id;
  });
}

/** Writes a report next to a saved trace; returns its path. */
export async function keepReport(id: string, page: string, { history }: UserStores): Promise<string> {
  return kept('report-not-kept', history, () => history.writeReport(id, page));
}

/** Adds the key inputs of a saved trace to the key store, which stores each key once. */
export async function keepKeys(trace: BuildTrace, id: string, { keys, history }: UserStores): Promise<void> {
  await kept('key-inputs-not-kept', history, () =>
    keys.add(snapshotOf(trace, id), (actionID) => trace.keyInputs[actionID] ?? null),
  );
}

/** Adds the row that outlives a saved trace. */
export async function keepRow(
  id: string,
  { trace, explanation }: Pick<ExplainedTrace, 'trace' | 'explanation'>,
  { rows, history }: UserStores,
): Promise<void> {
  await kept('row-not-kept', history, async () => rows.add([rowOf(id, trace, explanation)]));
}

type NotKept = 'trace-not-kept' | 'report-not-kept' | 'key-inputs-not-kept' | 'row-not-kept';

/** Rejects with an error that says what was not saved, where, and why. */
async function kept<T>(code: NotKept, history: UserStores['history'], work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new UserFacingError(code, { folder: folderOf(history), reason: systemErrorOf(cause) }, { cause });
  }
}

/** The folder that has the history, its reports and the key inputs. */
function folderOf(history: UserStores['history']): string {
  return dirname(dirname(history.tracePath('trace')));
}
