import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * A secret of this user on this machine: redacted values become hashes with it, so that they stay
 * comparable among this user's traces and cannot be guessed elsewhere. Where it cannot be kept, it lasts
 * as long as this process.
 */
export async function machineKey(cacheFolder: string): Promise<Uint8Array> {
  const file = join(cacheFolder, 'redaction.key');
  return (await readKey(file)) ?? (await makeKey(cacheFolder, file));
}

const KEY_BYTES = 32;

async function readKey(file: string): Promise<Uint8Array | null> {
  const key = await readFile(file).catch(() => null);
  return key?.length === KEY_BYTES ? key : null;
}

async function makeKey(folder: string, file: string): Promise<Uint8Array> {
  const key = randomBytes(KEY_BYTES);
  const part = `${file}.${process.pid}-${randomBytes(4).toString('hex')}.part`;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(part, key, { mode: 0o600, flag: 'wx' });
    // A link does not replace: of two processes that begin at once the first one's key is everybody's.
    await link(part, file).catch(() => undefined);
    return (await readKey(file)) ?? key;
  } catch {
    return key;
  } finally {
    await rm(part, { force: true }).catch(() => undefined);
  }
}
