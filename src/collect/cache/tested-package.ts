import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The package of a stored test result, from its last line; null for what a test read, or its coverage. */
export function testedPackage(folder: string, output: string): string | null {
  try {
    const text = readFileSync(join(folder, output.slice(0, 2), `${output}-d`), 'latin1');
    return /(?:^|\n).?ok {2}\t([^\t\n]+)\t[^\n]*\n?$/.exec(text.slice(-2000))?.[1] ?? null;
  } catch {
    return null;
  }
}
