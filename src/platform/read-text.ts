import { readFileSync } from 'node:fs';

/** The text of a file without a byte order mark; null if it cannot be read. */
export function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    return null;
  }
}
