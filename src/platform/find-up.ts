import { statSync } from 'node:fs';
import path from 'node:path';

/**
 * The nearest `name` in `directory` or above it that is a file, or what `isWanted` says. The search does not enter
 * `barrier` from below.
 */
export function findUp(
  directory: string,
  name: string,
  barrier: string | null = null,
  isWanted: (path: string) => boolean = isFile,
): string | null {
  for (let folder = directory; ; ) {
    const file = path.join(folder, name);
    if (isWanted(file)) return file;
    const parent = path.dirname(folder);
    if (parent === folder || parent === barrier) return null;
    folder = parent;
  }
}

function isFile(file: string): boolean {
  try {
    return !statSync(file).isDirectory();
  } catch {
    // Also if a parent folder is not accessible, or is a file.
    return false;
  }
}
