import { existsSync } from 'node:fs';
import { systemErrorOf, UserFacingError } from '../core/model/errors.ts';

/**
 * What reading something that is kept gives; null when it is not there. A disk that fails, a folder that may
 * not be read or a file in place of a folder must not look like an empty store.
 */
export async function ifStored<T>(path: string, work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (cause) {
    return nullIfMissing(path, cause);
  }
}

/** The same for what is read at once. */
export function ifStoredSync<T>(path: string, read: () => T): T | null {
  try {
    return read();
  } catch (cause) {
    return nullIfMissing(path, cause);
  }
}

function nullIfMissing(path: string, cause: unknown): null {
  const reason = systemErrorOf(cause);
  if (reason.code === 'ENOENT') return null;
  // A file stands where a folder above it should be: then it is not there either.
  if (reason.code === 'ENOTDIR' && !existsSync(path)) return null;
  throw new UserFacingError('cannot-read', { path, reason }, { cause });
}
