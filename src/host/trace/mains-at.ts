import path from 'node:path';
import type { MainEntry } from '../../core/analysis/main-package/answer.ts';
import { isFolder } from '../../platform/is-folder.ts';

/** The program that a file belongs to, or those in a folder, otherwise those below it. */
export function mainsAt<T extends { readonly entry: MainEntry }>(
  target: string,
  mains: readonly T[],
): readonly T[] {
  const byName = mains.filter(
    ({ entry }) => entry.kind === 'file' && path.join(entry.absolute, entry.files[0] ?? '') === target,
  );
  if (byName.length > 0) return byName;
  const folder = folderOf(target);
  const packages = mains.filter(({ entry }) => entry.kind !== 'file' && entry.absolute === folder);
  if (packages.length > 0 || folder !== target) return packages;
  return mains.filter(
    ({ entry }) => entry.absolute === folder || entry.absolute.startsWith(folder + path.sep),
  );
}

/** The folder itself, or the folder of a file. */
export function folderOf(target: string): string {
  return isFolder(target) ? target : path.dirname(target);
}
