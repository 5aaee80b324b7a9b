import { systemErrorOf, UserFacingError } from '../core/model/errors.ts';
import { isMissing } from '../platform/read-text.ts';

/**
 * The result of reading something stored; null if it does not exist. A failing disk, missing permissions or a
 * file in place of a folder must not look like an empty store.
 */
export async function ifStored<T>(path: string, work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (cause) {
    return nullIfMissing(path, cause);
  }
}

/** The same for synchronous reads. */
export function ifStoredSync<T>(path: string, read: () => T): T | null {
  try {
    return read();
  } catch (cause) {
    return nullIfMissing(path, cause);
  }
}

function nullIfMissing(path: string, cause: unknown): null {
  if (isMissing(path, cause)) return null;
  throw new UserFacingError('cannot-read', { path, reason: systemErrorOf(cause) }, { cause });
}
