import { systemErrorOf, UserFacingError } from '../core/model/errors.ts';
import { cacheFolder } from '../store/cache-folder.ts';
import { historyOf } from './history-of.ts';
import { keyStoreOf, testRunsOf } from './rebuild/explain-trace.ts';
import type { UserContext } from './user-context.ts';
import { openStores } from './user-stores.ts';

/**
 * Removes traces from the history, and the key inputs that no other trace has; returns the number of traces.
 */
export async function removeTraces(ids: readonly string[], context: UserContext): Promise<number> {
  const history = historyOf(context);
  const keys = keyStoreOf(context);
  let removed = 0;
  for (const id of ids) {
    if (await history.remove(id)) removed++;
    await keys.forget(id);
  }
  await keys.prune((await history.list()).map((entry) => entry.id));
  return removed;
}

/** Removes the whole history, rows, test runs and key inputs; returns the number of traces. */
export async function clearTraces(context: UserContext): Promise<number> {
  try {
    await keyStoreOf(context).clear();
    await testRunsOf(context).clear();
    await openStores(context).rows.clear();
    return await historyOf(context).clear();
  } catch (cause) {
    const folder = cacheFolder(context);
    throw new UserFacingError('history-not-cleared', { folder, reason: systemErrorOf(cause) }, { cause });
  }
}
