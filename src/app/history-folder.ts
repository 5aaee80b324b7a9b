import { join } from 'node:path';
import { cacheFolder } from '../store/cache-folder.ts';
import type { UserContext } from './user-context.ts';

/** Where the traces of this user lie. */
export function historyFolder(context: UserContext): string {
  return join(cacheFolder(context), 'history');
}
