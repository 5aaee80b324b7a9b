import type { ImportDifference } from './diff.ts';

/**
 * Compares two keys that differ only in the content of their imports, line by line; null for all others. Nearly
 * every miss is such a pair, and parsing the lines costs far more.
 */
export function quickDiff(
  old: readonly string[],
  now: readonly string[],
): readonly ImportDifference[] | null {
  if (old.length !== now.length) return null;
  const changed: ImportDifference[] = [];
  for (let at = 0; at < now.length; at++) {
    const before = old[at] ?? '';
    const after = now[at] ?? '';
    if (before === after) continue;
    const difference = after.startsWith('packagemain ')
      ? mainDifference(before, after, lastPackageFile(now, at))
      : importDifference(before, after);
    if (difference === null) return null;
    // The main package has two lines; the second one contains both halves of its build ID.
    if (changed.at(-1)?.importPath === difference.importPath) changed.pop();
    changed.push(difference);
  }
  return changed;
}

/** The main package: from the nearest such line above. */
function lastPackageFile(lines: readonly string[], from: number): string {
  for (let at = from - 1; at >= 0; at--) {
    const line = lines[at] ?? '';
    if (line.startsWith('packagefile ')) return line.slice(12, line.lastIndexOf('='));
  }
  return '';
}

function importDifference(before: string, after: string): ImportDifference | null {
  const isImport = after.startsWith('import ') && !after.startsWith('import "');
  if (!isImport && !after.startsWith('packagefile ')) return null;
  const start = isImport ? 7 : 12;
  const separator = isImport ? ' ' : '=';
  const end = after.lastIndexOf(separator);
  if (before.lastIndexOf(separator) !== end || before.slice(0, end) !== after.slice(0, end)) return null;
  return { importPath: after.slice(start, end), old: before.slice(end + 1), new: after.slice(end + 1) };
}

function mainDifference(before: string, after: string, importPath: string): ImportDifference | null {
  if (!before.startsWith('packagemain ')) return null;
  return { importPath, old: before.slice(12), new: after.slice(12) };
}
