import { existsSync, lstatSync, readdirSync, renameSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import type { OwnedCache } from './owned-cache.ts';
import { type DoomedEntry, isRealDirectory } from './remove-entries.ts';

/** Inside the cache, so that moving is renaming; go leaves other names alone. */
const TRASH = 'go-build-pipeline-trash';
const STAMP = /^\d{13}$/;

/** A new folder of the trash, named after the time. It is made when something is moved there. */
export function newTrash({ folder }: OwnedCache, nowMs: number): string {
  return join(folder, TRASH, String(Math.floor(nowMs)).padStart(13, '0'));
}

/** What is in the trash, newest first. */
export function trashes({ folder }: OwnedCache): readonly string[] {
  const trash = join(folder, TRASH);
  if (!isRealDirectory(trash)) return [];
  return readdirSync(trash)
    .filter((name) => STAMP.test(name) && isRealDirectory(join(trash, name)))
    .sort()
    .reverse()
    .map((name) => join(trash, name));
}

/** The entries in one of the folders of the trash. */
export function entriesIn(trash: string): readonly (DoomedEntry & { readonly bytes: number })[] {
  return directoriesIn(trash).flatMap((prefix) =>
    readdirSync(join(trash, prefix)).flatMap((name) => {
      if (!name.startsWith(prefix)) return [];
      const stats = lstatSync(join(trash, prefix, name));
      return [{ name, usedMs: stats.mtimeMs, bytes: stats.blocks * 512 }];
    }),
  );
}

/** Moves the entries of the newest trash back, except for those that go has stored again. Outputs come first. */
export function restoreTrash({ folder }: OwnedCache, trash: string): number {
  let restored = 0;
  const entries = [...entriesIn(trash)].sort((a, b) => (a.name.slice(65) < b.name.slice(65) ? 1 : -1));
  for (const { name } of entries) {
    const prefix = name.slice(0, 2);
    const target = join(folder, prefix, name);
    if (!isRealDirectory(join(folder, prefix)) || existsSync(target)) continue;
    renameSync(join(trash, prefix, name), target);
    restored++;
  }
  return restored;
}

/** Removes the folders of a trash that are empty, and no others. */
export function removeEmptyTrash({ folder }: OwnedCache, trash: string): void {
  for (const path of [...directoriesIn(trash).map((name) => join(trash, name)), trash, join(folder, TRASH)])
    try {
      rmdirSync(path);
    } catch {
      // Not empty.
    }
}

function directoriesIn(trash: string): readonly string[] {
  return readdirSync(trash).filter(
    (name) => /^[0-9a-f]{2}$/.test(name) && isRealDirectory(join(trash, name)),
  );
}
