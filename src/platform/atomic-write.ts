import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';

/** Ends the name of a file that is still being written. Readers never look at those. */
export const UNFINISHED = '.part';

/** A reader sees the old content or the new one, never a part. Nothing is left behind when it fails. */
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

/** On Windows a rename is refused while somebody reads the old file; that passes within moments. */
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
