import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isAlive } from './pid-namespace.ts';
import { removeTree } from './remove-tree.ts';
import { TEMP_DIR_PREFIX as PREFIX } from './temp-dir.ts';

/** Removes the directories that killed recorders left behind; returns how many. */
export async function sweepTempDirs(parent = tmpdir()): Promise<number> {
  const names = await readdir(parent).catch(() => []);
  const dead = names.filter((name) => {
    const pid = name.startsWith(PREFIX) ? Number.parseInt(name.slice(PREFIX.length), 10) : Number.NaN;
    return pid > 0 && !isAlive(pid);
  });
  const removed = await Promise.allSettled(dead.map((name) => removeTree(path.join(parent, name))));
  return removed.filter((result) => result.status === 'fulfilled').length;
}
