import { lstatSync, mkdirSync, readdirSync, renameSync, rmdirSync, type Stats, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { bytesOnDisk } from './disk-use.ts';
import type { OwnedCache } from './owned-cache.ts';

/** A file or directory of the cache, with its last use as it was when the decision to remove it was made. */
export interface DoomedEntry {
  readonly name: string;
  readonly usedMs: number;
}

export interface RemoveOptions {
  /** A folder inside the cache into which entries are moved; null to remove them. */
  readonly trash: string | null;
  readonly signal: AbortSignal;
}

export interface Removed {
  readonly files: number;
  readonly bytes: number;
  /** Used again, replaced or removed by others since the decision: left alone. */
  readonly skipped: number;
  readonly failed: number;
}

const ENTRY = /^[0-9a-f]{64}-[ad]$/;
const SLICE = 500;

/**
 * Removes entries of a cache one by one, only by names that go gives, and only if they are still what they were. Never
 * follows a symbolic link: each directory, file and program is looked at before. Ends early, without an error, when
 * the signal is aborted: what is removed by then is removed for good, and go builds correctly with the rest.
 */
export async function removeEntries(
  { folder }: OwnedCache,
  entries: readonly DoomedEntry[],
  { trash, signal }: RemoveOptions,
): Promise<Removed> {
  let files = 0;
  let bytes = 0;
  let skipped = 0;
  let failed = 0;
  let count = 0;
  for (const { name, usedMs } of entries) {
    if (++count % SLICE === 0) await setImmediate();
    if (signal.aborted) break;
    const prefix = name.slice(0, 2);
    if (!ENTRY.test(name) || !isRealDirectory(join(folder, prefix))) {
      skipped++;
      continue;
    }
    const path = join(folder, prefix, name);
    try {
      const stats = lstatSync(path);
      const isDirectory = stats.isDirectory();
      if (stats.mtimeMs !== usedMs || !(stats.isFile() || (isDirectory && name.endsWith('-d')))) {
        skipped++;
        continue;
      }
      const inner = isDirectory ? programIn(path) : null;
      if (isDirectory && inner === null) {
        skipped++;
        continue;
      }
      const own = bytesIfLast(stats) + (inner ?? []).reduce((sum, one) => sum + bytesIfLast(one.stats), 0);
      if (trash !== null) moveTo(trash, prefix, name, path);
      else if (inner !== null) {
        for (const one of inner) unlinkSync(join(path, one.name));
        rmdirSync(path);
      } else unlinkSync(path);
      files++;
      bytes += own;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') skipped++;
      else failed++;
    }
  }
  return { files, bytes, skipped, failed };
}

/** The files in the directory of a program; null if there is anything else, which go does not put there. */
function programIn(directory: string): readonly { readonly name: string; readonly stats: Stats }[] | null {
  const files = readdirSync(directory).map((name) => ({ name, stats: lstatSync(join(directory, name)) }));
  return files.every(({ stats }) => stats.isFile()) ? files : null;
}

function moveTo(trash: string, prefix: string, name: string, path: string): void {
  mkdirSync(join(trash, prefix), { recursive: true, mode: 0o700 });
  renameSync(path, join(trash, prefix, name));
}

/** The blocks of a file with another hard link stay. */
function bytesIfLast(stats: Stats): number {
  return stats.isFile() && stats.nlink > 1 ? 0 : bytesOnDisk(stats);
}

export function isRealDirectory(path: string): boolean {
  try {
    return lstatSync(path).isDirectory();
  } catch {
    return false;
  }
}
