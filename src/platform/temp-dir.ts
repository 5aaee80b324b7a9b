import { mkdtempSync, readdirSync, rmdirSync, rmSync, statfsSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PROCESS_PLACE } from './pid-namespace.ts';

/** A directory that is taken from a running go makes its command fail: only those of this place are ours to judge. */
export const TEMP_DIR_PREFIX = `go-build-pipeline-${PROCESS_PLACE}-`;

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
    return mkdtempSync(path.join(parent, `${TEMP_DIR_PREFIX}${process.pid}-`));
  } catch {
    return null;
  }
}

export function removeTempDir(dir: string): void {
  try {
    removeFlat(dir);
  } catch {
    removeTree(dir);
  }
}

/** It holds files only; Node loads what removes a tree at the first use, which takes longer than this. */
function removeFlat(dir: string): void {
  for (const name of readdirSync(dir)) unlinkSync(path.join(dir, name));
  rmdirSync(dir);
}

function removeTree(dir: string): void {
  try {
    rmSync(dir, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // The next sweep tries again.
  }
}
