import { lstatSync, opendirSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import type { RootFiles } from '../../core/analysis/binary/targets/root-files.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import { withFileSource } from './file-source.ts';

/** As in Linux. */
const MOST_LINKS = 40;

/**
 * A folder as the root of a file system: absolute links start from it, and `..` does not leave it, as in `chroot`.
 * What cannot be read is not there.
 */
export function rootFolder(root: string): RootFiles {
  const kind = (inside: string): 'file' | 'folder' | null => {
    const real = resolveInside(root, inside);
    const stat = real === null ? null : statOf(real);
    return stat?.isFile() ? 'file' : stat?.isDirectory() ? 'folder' : null;
  };
  return {
    kind,
    read(inside, read) {
      if (kind(inside) !== 'file') return null;
      const real = resolveInside(root, inside);
      if (real === null) return null;
      try {
        return withFileSource(real, read);
      } catch (error) {
        if (error instanceof UserFacingError) return null;
        throw error;
      }
    },
    hasEntries(inside) {
      const real = resolveInside(root, inside);
      return real !== null && statOf(real)?.isDirectory() === true && hasEntry(real);
    },
  };
}

/** The real path without links; null if nothing is there. */
function resolveInside(root: string, inside: string): string | null {
  let links = MOST_LINKS;
  let waiting = partsOf(inside);
  const done: string[] = [];
  for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
    if (part === '..') {
      done.pop();
      continue;
    }
    const real = path.join(root, ...done, part);
    const stat = statOf(real);
    if (stat === null) return null;
    if (!stat.isSymbolicLink()) {
      done.push(part);
      continue;
    }
    links -= 1;
    const target = links < 0 ? null : linkOf(real);
    if (target === null) return null;
    if (target.startsWith('/')) done.length = 0;
    waiting = [...partsOf(target), ...waiting];
  }
  return path.join(root, ...done);
}

function partsOf(text: string): string[] {
  return text.split('/').filter((part) => part !== '' && part !== '.');
}

function statOf(file: string) {
  try {
    return lstatSync(file, { throwIfNoEntry: false }) ?? null;
  } catch {
    return null;
  }
}

function linkOf(file: string): string | null {
  try {
    return readlinkSync(file);
  } catch {
    return null;
  }
}

/** Without reading a large folder whole. */
function hasEntry(folder: string): boolean {
  try {
    const opened = opendirSync(folder);
    try {
      return opened.readSync() !== null;
    } finally {
      opened.closeSync();
    }
  } catch {
    return false;
  }
}
