import { statSync } from 'node:fs';
import path from 'node:path';

/** The nearest `name` in `directory` or above it that is no directory: what go takes for its go.mod or go.work. */
export function findUp(directory: string, name: string): string | null {
  for (let folder = directory; ; folder = path.dirname(folder)) {
    const file = path.join(folder, name);
    if (isFile(file)) return file;
    if (path.dirname(folder) === folder) return null;
  }
}

function isFile(file: string): boolean {
  try {
    return !statSync(file).isDirectory();
  } catch {
    // Also where a folder above may not be entered, or is a file.
    return false;
  }
}
