import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ifStored } from './stored.ts';

/**
 * A secret of this user on this machine: redacted values become hashes with it, so that they stay
 * comparable among this user's traces and cannot be guessed elsewhere. Where it cannot be kept, it lasts
 * as long as this process. A key that is there and cannot be read is an error: with a new one, what is
 * redacted from now on could not be compared with anything before.
 */
export async function machineKey(cacheFolder: string): Promise<Uint8Array> {
  const file = join(cacheFolder, 'redaction.key');
  return (await readKey(file)) ?? (await makeKey(cacheFolder, file));
}

const KEY_BYTES = 32;

/** null also for a damaged file (a crash or a full disk left a part of it): that key is lost. */
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
    // A link does not replace: of two processes that begin at once the first one's key is everybody's.
    const isLinked = await link(part, file).then(
      () => true,
      () => false,
    );
    // A damaged key is in the way, or this file system has no hard links.
    if (!isLinked && (await isMissing(file))) await rename(part, file);
  } catch {
    // Read below: whatever is there by now counts.
  } finally {
    await rm(part, { force: true }).catch(() => undefined);
  }
  return (await readKey(file)) ?? key;
}

const isMissing = async (file: string): Promise<boolean> => (await readKey(file)) === null;
