import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { FileSum } from '../../core/analysis/cache/cache-overview.ts';
import { bytesOnDisk } from './disk-use.ts';

/** What is in a build cache beside its entries. */
export async function restOfBuildCache(
  folder: string,
  signal?: AbortSignal,
): Promise<{ readonly fuzz: FileSum; readonly other: FileSum }> {
  const fuzz = { files: 0, bytes: 0 };
  const other = { files: 0, bytes: 0 };
  for (const name of namesIn(folder)) {
    if (/^[0-9a-f]{2}$/.test(name)) continue;
    await sumUp(join(folder, name), name === 'fuzz' ? fuzz : other, signal);
  }
  return { fuzz, other };
}

async function sumUp(
  path: string,
  sum: { files: number; bytes: number },
  signal?: AbortSignal,
): Promise<void> {
  try {
    const stats = lstatSync(path);
    if (stats.isDirectory()) {
      await setImmediate();
      signal?.throwIfAborted();
      for (const name of namesIn(path)) await sumUp(join(path, name), sum, signal);
    } else {
      sum.files++;
      sum.bytes += bytesOnDisk(stats);
    }
  } catch (error) {
    if (signal?.aborted === true) throw error;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
