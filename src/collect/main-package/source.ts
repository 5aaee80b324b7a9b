import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { SystemError } from '../../core/model/error-args.ts';
import { systemErrorOf } from '../../core/model/errors.ts';
import { drain } from '../../core/source/drain.ts';
import type { SourceFile } from '../../core/source/scan-directory.ts';
import { type GoFileScan, scanGoFileInSteps } from '../../core/source/scan-go-file.ts';
import { isMissing } from '../../platform/read-text.ts';

/**
 * Unsaved text by absolute path, which replaces the file's content. An editor may change it between two
 * queries.
 */
export type Overlay = ReadonlyMap<string, Uint8Array>;

interface CachedScan {
  readonly stamp: string;
  readonly scan: GoFileScan;
}

/**
 * Reads Go files and caches their contents until they change. Never throws: what cannot be read counts as
 * missing.
 */
export class SourceReader {
  private readonly scans = new Map<string, CachedScan>();
  /** The number of files actually read so far. */
  reads = 0;
  /** What exists but could not be read the last time, by path. */
  readonly unreadable = new Map<string, SystemError>();

  constructor(private readonly overlay: Overlay = new Map()) {}

  /** The Go files of a directory; null if the directory does not exist. */
  readDirectory(directory: string): SourceFile[] | null {
    const entries = this.list(directory);
    if (entries === null) return null;
    const onDisk = entries
      .filter(({ isFile, name }) => isFile && name.endsWith('.go'))
      .map(({ name }) => name);
    return this.withUnsaved(directory, onDisk).flatMap((name) => {
      const scan = this.scan(path.join(directory, name));
      return scan === null ? [] : [{ name, scan }];
    });
  }

  /** The sorted names of a directory's Go files, including those that only exist in an editor. */
  withUnsaved(directory: string, onDisk: readonly string[]): readonly string[] {
    const names = new Set(onDisk);
    for (const file of this.overlay.keys())
      if (path.dirname(file) === directory && file.endsWith('.go')) names.add(path.basename(file));
    return [...names].sort();
  }

  scan(file: string): GoFileScan | null {
    return drain(this.scanInSteps(file));
  }

  *scanInSteps(file: string): Generator<void, GoFileScan | null, void> {
    const unsaved = this.overlay.get(file);
    if (unsaved !== undefined) return yield* scanGoFileInSteps(unsaved);
    const stamp = stampOf(file);
    if (stamp === null) {
      this.unreadable.delete(file);
      return null;
    }
    const known = this.scans.get(file);
    if (known?.stamp === stamp) return known.scan;
    const bytes = this.bytes(file);
    if (bytes === null) return null;
    const scan = yield* scanGoFileInSteps(bytes);
    this.scans.set(file, { stamp, scan });
    return scan;
  }

  bytes(file: string): Uint8Array | null {
    this.reads++;
    return this.#noting(file, () => this.overlay.get(file) ?? readFileSync(file));
  }

  list(directory: string): readonly DirectoryEntry[] | null {
    return this.#noting(directory, () => entriesOf(directory));
  }

  #noting<T>(file: string, read: () => T): T | null {
    this.unreadable.delete(file);
    try {
      return read();
    } catch (error) {
      const reason = systemErrorOf(error);
      if (!isMissing(file, error)) this.unreadable.set(file, reason);
      return null;
    }
  }

  text(file: string): string | null {
    const bytes = this.bytes(file);
    return bytes === null ? null : Buffer.from(bytes).toString('utf8');
  }
}

export interface DirectoryEntry {
  readonly name: string;
  readonly isFile: boolean;
  readonly isDirectory: boolean;
}

/** null if it cannot be read. Like go, it treats links to files as files and ignores links to directories. */
export function listDirectory(directory: string): readonly DirectoryEntry[] | null {
  try {
    return entriesOf(directory);
  } catch {
    return null;
  }
}

function entriesOf(directory: string): readonly DirectoryEntry[] {
  return readdirSync(directory, { withFileTypes: true }).map((entry) => ({
    name: entry.name,
    isFile: entry.isFile() || (entry.isSymbolicLink() && kindOf(path.join(directory, entry.name)) === 'file'),
    isDirectory: entry.isDirectory(),
  }));
}

export function kindOf(file: string): 'file' | 'directory' | null {
  try {
    const stat = statSync(file);
    return stat.isDirectory() ? 'directory' : 'file';
  } catch {
    return null;
  }
}

function stampOf(file: string): string | null {
  try {
    const { mtimeMs, size, ino } = statSync(file);
    return `${mtimeMs} ${size} ${ino}`;
  } catch {
    return null;
  }
}
