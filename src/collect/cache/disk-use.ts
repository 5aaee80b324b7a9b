import type { Stats } from 'node:fs';

/** What a file takes on the disk. */
export function bytesOnDisk(stats: Stats): number {
  return stats.blocks * 512;
}

/** The same for many files, of which hard links count once. */
export class DiskUse {
  readonly #links = new Set<string>();

  bytes(stats: Stats): number {
    if (stats.nlink > 1 && !stats.isDirectory()) {
      const id = `${stats.dev} ${stats.ino}`;
      if (this.#links.has(id)) return 0;
      this.#links.add(id);
    }
    return bytesOnDisk(stats);
  }
}
