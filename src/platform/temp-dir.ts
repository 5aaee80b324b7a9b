import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isAlive, PROCESS_PLACE } from './pid-namespace.ts';

/** A directory that is taken from a running go makes its command fail: only those of this place are ours to judge. */
const PREFIX = `go-build-pipeline-${PROCESS_PLACE}-`;

/**
 * go ends with an error when it cannot write its graph, so a disk that is nearly full counts as full: the
 * command must run as it would without us.
 */
const LEAST_FREE_BYTES = 64 * 1024 * 1024;

/** A new directory that names the process that owns it; null when there is no place for one. */
export function createTempDir(parent = tmpdir()): string | null {
  try {
    const { bavail, bsize } = statfsSync(parent);
    if (bavail * bsize < LEAST_FREE_BYTES) return null;
    return mkdtempSync(path.join(parent, `${PREFIX}${process.pid}-`));
  } catch {
    return null;
  }
}

export function removeTempDir(dir: string): void {
  try {
    rmSync(dir, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // The next sweep tries again.
  }
}

/** Removes what recorders left behind that were killed; gives the number of directories. */
export async function sweep(parent = tmpdir()): Promise<number> {
  const names = await readdir(parent).catch(() => []);
  const dead = names.filter((name) => {
    const pid = name.startsWith(PREFIX) ? Number.parseInt(name.slice(PREFIX.length), 10) : Number.NaN;
    return pid > 0 && !isAlive(pid);
  });
  const removed = await Promise.allSettled(
    dead.map((name) => rm(path.join(parent, name), { recursive: true, force: true })),
  );
  return removed.filter((result) => result.status === 'fulfilled').length;
}
