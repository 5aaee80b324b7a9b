import { chmod, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Removes a folder with its content, also if some of it is read-only, as in caches of go. */
export async function removeTree(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(async () => {
    for (const entry of await readdir(folder, { recursive: true })) {
      await chmod(join(folder, entry), 0o700).catch(() => undefined);
    }
    await rm(folder, { recursive: true, force: true });
  });
}
