import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface FullFolder {
  readonly path: string;
  /** Whether the file system is really full; otherwise nothing can be written for another reason. */
  readonly isFull: boolean;
  readonly remove: () => void;
}

const FILE_SYSTEM_BYTES = 1 << 20;

/**
 * A folder on a file system of its own that has no byte left. Where nothing can be mounted (only root can), it is a path
 * below a file: nothing can be written there either, but the operating system's error is another one.
 */
export function fullFolder(parent: string): FullFolder {
  const dir = mkdtempSync(path.join(parent, 'full-'));
  const place = path.join(dir, 'disk');
  mkdirSync(place);
  const options = ['-t', 'tmpfs', '-o', `size=${FILE_SYSTEM_BYTES}`, 'none', place];
  const isMounted = spawnSync('mount', options).status === 0;
  if (isMounted) {
    const { bavail, bsize } = statfsSync(place);
    writeFileSync(path.join(place, 'filler'), Buffer.alloc(bavail * bsize));
  } else writeFileSync(path.join(dir, 'file'), '');
  return {
    path: isMounted ? place : path.join(dir, 'file', 'disk'),
    isFull: isMounted,
    remove: () => {
      if (isMounted) spawnSync('umount', ['-l', place]);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
