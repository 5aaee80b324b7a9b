import { join } from 'node:path';
import { cacheFolder } from '../store/cache-folder.ts';
import type { UserContext } from './user-context.ts';

/** The folder of this user's traces. */
export function historyFolder(context: UserContext): string {
  return join(cacheFolder(context), 'history');
}
