import { statSync } from 'node:fs';

/** Differs when a file was written; `NO_FILE` where there is none, or nothing in it. */
export function fileFingerprint(file: string): string {
  try {
    const found = statSync(file, { bigint: true });
    // A terminal or a pipe as graph file is the user's to read.
    return found.isFile() && found.size > 0n ? `${found.ino} ${found.size} ${found.mtimeNs}` : NO_FILE;
  } catch {
    return NO_FILE;
  }
}

export const NO_FILE = 'none';
