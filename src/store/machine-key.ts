import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ifStored } from './stored.ts';

/**
 * A secret of this user on this machine: redacted values become hashes with it, so that they stay comparable
 * among this user's traces and cannot be guessed elsewhere. If it cannot be saved, it lasts as long as this
 * process. A key that exists but cannot be read is an error, because values redacted with a new one could not
 * be compared with earlier ones.
 */
export async function machineKey(cacheFolder: string): Promise<Uint8Array> {
  const file = join(cacheFolder, 'redaction.key');
  return (await readKey(file)) ?? (await makeKey(cacheFolder, file));
}

const KEY_BYTES = 32;

/** null also for a damaged file (after a crash or on a full disk): that key is lost. */
async function readKey(file: string): Promise<Uint8Array | null> {
  const key = await ifStored(file, readFile(file));
  return key?.length === KEY_BYTES ? key : null;
}

async function makeKey(folder: string, file: string): Promise<Uint8Array> {
  const key = randomBytes(KEY_BYTES);
  const part = `${file}.${process.pid}-${randomBytes(4).toString('hex')}.part`;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(part, key, { mode: 0o600, flag: 'wx' });
    // A hard link never replaces a file: if two processes start at once, both use the first one's key.
    const isLinked = await link(part, file).then(
      () => true,
      () => false,
    );
    // A damaged key exists already, or this file system has no hard links.
    if (!isLinked && (await isMissing(file))) await rename(part, file);
  } catch {
    // Read below: whatever exists by then counts.
  } finally {
    await rm(part, { force: true }).catch(() => undefined);
  }
  return (await readKey(file)) ?? key;
}

const isMissing = async (file: string): Promise<boolean> => (await readKey(file)) === null;
