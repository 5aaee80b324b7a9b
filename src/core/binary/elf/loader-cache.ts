import type { ByteSource } from '../byte-source.ts';
import { ByteView } from '../byte-view.ts';
import { BinaryFormatError } from '../format-error.ts';
import { findBytes } from '../go/find-bytes.ts';

/** glibc-ld.so.cache1.1; since glibc 2.32 at the start of the file, before that after an older table. */
const MAGIC = {
  bytes: Array.from('glibc-ld.so.cache1.1', (character) => character.charCodeAt(0)),
  rare: 17,
};
const HEADER = 48;
const ENTRY = 24;
const MOST = 100_000;
const LITTLE = { little: true, wide: true };

/**
 * The paths that `/etc/ld.so.cache` has for each name of a library, in its order; null if it is in another format.
 * Only little-endian: for others, a loader's own folders are searched.
 */
export function readLoaderCache(source: ByteSource): ReadonlyMap<string, readonly string[]> | null {
  try {
    const [start] = findBytes(source, MAGIC);
    if (start === undefined) return null;
    const table = ByteView.from(source, start, source.size - start, LITTLE);
    const count = Math.min(table.u32(20), MOST);
    const paths = new Map<string, string[]>();
    for (let index = 0; index < count; index++) {
      const at = HEADER + index * ENTRY;
      const [name, path] = [table.text(table.u32(at + 4)), table.text(table.u32(at + 8))];
      const list = paths.get(name);
      if (list === undefined) paths.set(name, [path]);
      else list.push(path);
    }
    return paths;
  } catch (error) {
    if (error instanceof BinaryFormatError) return null;
    throw error;
  }
}
