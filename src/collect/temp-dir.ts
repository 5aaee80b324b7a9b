import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const PREFIX = 'go-build-pipeline-';

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
    const pid = Number(/^go-build-pipeline-(\d+)-/.exec(name)?.[1] ?? Number.NaN);
    return pid > 0 && !isAlive(pid);
  });
  const removed = await Promise.allSettled(
    dead.map((name) => rm(path.join(parent, name), { recursive: true, force: true })),
  );
  return removed.filter((result) => result.status === 'fulfilled').length;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
