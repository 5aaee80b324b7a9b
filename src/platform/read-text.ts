import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

/** The text of a file without a byte order mark; null if it does not exist. Any other error is thrown. */
export function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    if (isMissing(file, error)) return null;
    throw error;
  }
}

/** The same without blocking. */
export async function readTextLater(file: string): Promise<string | null> {
  try {
    return (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
  } catch (error) {
    if (isMissing(file, error)) return null;
    throw error;
  }
}

/** Whether an error of reading `path` means that nothing is there: not a failing disk or missing permissions. */
export function isMissing(path: string, error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  // A file is in place of a parent folder, so it does not exist.
  return error.code === 'ENOENT' || (error.code === 'ENOTDIR' && !existsSync(path));
}
