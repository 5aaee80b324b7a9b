import { statSync } from 'node:fs';

/** Whether a folder exists; also false if that cannot be determined: a symlink loop, an inaccessible parent. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
