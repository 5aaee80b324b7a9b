import { statSync } from 'node:fs';

/** Whether a folder is there; false also where nobody can tell: a link in a circle, a folder above that is closed. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
