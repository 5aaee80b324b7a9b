import {
  accessSync,
  constants,
  mkdtempSync,
  readdirSync,
  rmdirSync,
  rmSync,
  statfsSync,
  unlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PID_NAMESPACE } from './pid-namespace.ts';

/**
 * Removing the directory of a running go makes its command fail: only those of this namespace may be judged.
 */
export const TEMP_DIR_PREFIX = `go-build-pipeline-${PID_NAMESPACE}-`;

/**
 * go fails if it cannot write its graph, so a disk that is nearly full counts as full: the command must run as
 * it would without us.
 */
const LEAST_FREE_BYTES = 64 * 1024 * 1024;

/** A new directory named after the process that owns it; null if there is no space, or no folder to write to. */
export function createTempDir(parent = tmpdir()): string | null {
  try {
    const { bavail, bsize } = statfsSync(parent);
    if (bavail * bsize < LEAST_FREE_BYTES) return null;
    return mkdtempSync(path.join(parent, `${TEMP_DIR_PREFIX}${process.pid}-`));
  } catch {
    return null;
  }
}

/** Why there was none: the system's error, or null if there is no space. */
export function tempDirError(parent = tmpdir()): NodeJS.ErrnoException | null {
  try {
    statfsSync(parent);
    accessSync(parent, constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    return error as NodeJS.ErrnoException;
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
