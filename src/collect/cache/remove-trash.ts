import type { OwnedCache } from './owned-cache.ts';
import { type Removed, removeEntries } from './remove-entries.ts';
import { entriesIn, removeEmptyTrash, trashes } from './trash.ts';

/** Removes everything that was moved into the trash. */
export async function removeTrash(cache: OwnedCache, signal: AbortSignal): Promise<Removed> {
  const sum = { files: 0, bytes: 0, skipped: 0, failed: 0 };
  for (const trash of trashes(cache)) {
    const removed = await removeEntries({ folder: trash }, entriesIn(trash), { trash: null, signal });
    sum.files += removed.files;
    sum.bytes += removed.bytes;
    sum.skipped += removed.skipped;
    sum.failed += removed.failed;
    removeEmptyTrash(cache, trash);
  }
  return sum;
}
