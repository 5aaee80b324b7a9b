import { statSync } from 'node:fs';

/** Changes whenever the file is written; `NO_FILE` if it does not exist or is empty. */
export function fileFingerprint(file: string): string {
  try {
    const found = statSync(file, { bigint: true });
    // If the graph file is a terminal or a pipe, only the user reads it.
    return found.isFile() && found.size > 0n ? `${found.ino} ${found.size} ${found.mtimeNs}` : NO_FILE;
  } catch {
    return NO_FILE;
  }
}

export const NO_FILE = 'none';
