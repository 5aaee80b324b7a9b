import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';

/** The suffix of a file that is still being written. Readers ignore these files. */
export const UNFINISHED = '.part';

/** Readers see the old content or the new content, never a part. Leaves nothing behind if it fails. */
export async function writeAtomically(
  file: string,
  content: string | Uint8Array,
  mode: number,
): Promise<void> {
  const part = `${file}.${process.pid}-${randomBytes(4).toString('hex')}${UNFINISHED}`;
  try {
    const handle = await open(part, 'wx', mode);
    try {
      await handle.writeFile(content);
    } finally {
      await handle.close();
    }
    await renameOver(part, file);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** Windows refuses a rename while somebody reads the old file; that is over within moments. */
async function renameOver(from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await rename(from, to);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? '';
      if (process.platform !== 'win32' || attempt === 5 || !['EPERM', 'EACCES', 'EBUSY'].includes(code)) {
        throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, attempt * 20));
    }
  }
}
