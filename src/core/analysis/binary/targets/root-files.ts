import type { ByteSource } from '../../../binary/byte-source.ts';

/** The files of a root file system; paths are absolute inside of it, and links never lead out of it. */
export interface RootFiles {
  kind(path: string): 'file' | 'folder' | null;
  /** What `read` makes of a file; null if there is none that can be read. */
  read<T>(path: string, read: (source: ByteSource) => T): T | null;
  /** Whether a folder has at least one entry. */
  hasEntries(path: string): boolean;
}
