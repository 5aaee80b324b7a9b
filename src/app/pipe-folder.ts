import { join } from 'node:path';
import { type CacheOwner, cacheFolder } from '../store/cache-folder.ts';

/** The pipes that this user's traced commands share, one command at a time. */
export function pipeFolder(owner: CacheOwner): string {
  return join(cacheFolder(owner), 'pipes');
}
