import { chmodSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const TRIES = 50;
const PAUSE_MS = 100;

/**
 * Removes a folder in which an ending program may still write, also folders of a module cache, which cannot be
 * written.
 */
export function removeTree(folder) {
  for (let tries = 1; ; tries++) {
    try {
      rmSync(folder, { recursive: true, force: true });
      return;
    } catch (error) {
      if (tries === TRIES) throw error;
      if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EACCES') makeWritable(folder);
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    }
  }
}

function makeWritable(folder) {
  chmodSync(folder, 0o700);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) makeWritable(join(folder, entry.name));
  }
}
