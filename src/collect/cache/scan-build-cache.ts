import { closeSync, constants, lstatSync, openSync, readdirSync, readSync, type Stats } from 'node:fs';
import { join, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { ACTION_ENTRY_BYTES, readActionEntry } from '../../core/analysis/cache/action-entry.ts';
import {
  ENTRY_KINDS,
  type EntryKind,
  KIND_BYTES,
  kindOfOutput,
} from '../../core/analysis/cache/entry-kind.ts';
import { type PackageSource, packageSource } from '../../core/analysis/cache/package-source.ts';
import type { ByteSource } from '../../core/binary/byte-source.ts';
import { BinaryFormatError } from '../../core/binary/format-error.ts';
import { readCompiledObject } from '../../core/binary/go/package-of-object.ts';
import { readExactly } from '../binary/file-source.ts';
import { HashColumn, NumberColumn } from './columns.ts';
import { DiskUse } from './disk-use.ts';

/** A compiled package: its source, and how it was compiled as far as the archive says. */
export interface CachedPackage extends PackageSource {
  readonly goVersion: string;
  readonly goos: string;
  readonly goarch: string;
}

/** Everything in the 256 directories of a build cache, in columns. Changed by the scan alone. */
export interface BuildCacheScan {
  /** The files `HASH-a`: what go knows about an action. */
  readonly actions: {
    readonly hashes: HashColumn;
    /** The index of its output; -1 if that is not there, -2 if the entry is damaged. */
    readonly outputs: NumberColumn;
    readonly bytes: NumberColumn;
    readonly usedMs: NumberColumn;
    readonly storedMs: NumberColumn;
    /** What the output's size should be. */
    readonly sizes: NumberColumn;
  };
  /** The files and directories `HASH-d`. */
  readonly outputs: {
    readonly hashes: HashColumn;
    /** Indexes of `ENTRY_KINDS`. */
    readonly kinds: NumberColumn;
    readonly bytes: NumberColumn;
    readonly usedMs: NumberColumn;
    readonly sizes: NumberColumn;
    /** The index of its package; -1 without one. */
    readonly packages: NumberColumn;
    /** How many actions have it. */
    readonly references: NumberColumn;
  };
  readonly packages: readonly CachedPackage[];
  /** Files with other names in these directories. */
  readonly others: { readonly count: number; readonly bytes: number };
  /** What could not be read. */
  readonly unreadable: number;
}

export interface ScanProgress {
  readonly done: number;
  readonly total: number;
  readonly entries: number;
}

export interface ScanOptions {
  readonly onProgress?: ((progress: ScanProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

const DIRECTORIES = 256;
export const DAMAGED = -2;
export const MISSING = -1;

/**
 * Reads the directory of every entry, and a few hundred bytes of each; nothing is changed, and no symbolic link is
 * followed. Calls of the file system are synchronous, which takes a quarter of the time; between directories, others
 * have their turn. Rejects with the reason of the signal.
 */
export async function scanBuildCache(folder: string, options: ScanOptions = {}): Promise<BuildCacheScan> {
  const scan = newScan();
  for (let at = 0; at < DIRECTORIES; at++) {
    options.signal?.throwIfAborted();
    const name = at.toString(16).padStart(2, '0');
    scan.addDirectory(join(folder, name), name);
    options.onProgress?.({ done: at + 1, total: DIRECTORIES, entries: scan.count() });
    await setImmediate();
  }
  return scan.join();
}

function newScan() {
  const actions = {
    hashes: new HashColumn(),
    outputs: new NumberColumn(),
    bytes: new NumberColumn(),
    usedMs: new NumberColumn(),
    storedMs: new NumberColumn(),
    sizes: new NumberColumn(),
  };
  const outputs = {
    hashes: new HashColumn(),
    kinds: new NumberColumn(),
    bytes: new NumberColumn(),
    usedMs: new NumberColumn(),
    sizes: new NumberColumn(),
    packages: new NumberColumn(),
    references: new NumberColumn(),
  };
  const wanted = new HashColumn();
  const packages: CachedPackage[] = [];
  const packageIndexes = new Map<string, number>();
  const disk = new DiskUse();
  const others = { count: 0, bytes: 0 };
  let unreadable = 0;
  const buffer = Buffer.alloc(ACTION_ENTRY_BYTES + 1);

  return { addDirectory, count: () => actions.hashes.length + outputs.hashes.length, join: joined };

  function addDirectory(directory: string, prefix: string): void {
    for (const name of namesIn(directory)) {
      const file = `${directory}${sep}${name}`;
      try {
        const stats = lstatSync(file);
        const hex = name.slice(0, 64);
        const suffix = name.slice(64);
        const isEntry = HASH.test(hex) && hex.startsWith(prefix);
        if (isEntry && suffix === '-a' && stats.isFile()) addAction(file, hex, stats);
        else if (isEntry && suffix === '-d' && (stats.isFile() || stats.isDirectory()))
          addOutput(file, hex, stats);
        else {
          others.count++;
          others.bytes += disk.bytes(stats);
        }
      } catch (error) {
        // Trimmed meanwhile, or not ours to read.
        if (!isGone(error)) unreadable++;
      }
    }
  }

  function namesIn(directory: string): readonly string[] {
    try {
      return lstatSync(directory).isDirectory() ? readdirSync(directory) : [];
    } catch (error) {
      if (!isGone(error)) unreadable++;
      return [];
    }
  }

  function addAction(file: string, hex: string, stats: Stats): void {
    const entry = readActionEntry(textAt(file));
    const isGood = entry?.action === hex;
    actions.hashes.push(hex);
    actions.outputs.push(isGood ? MISSING : DAMAGED);
    actions.bytes.push(disk.bytes(stats));
    actions.usedMs.push(stats.mtimeMs);
    actions.storedMs.push(entry?.storedAtMs ?? Number.NaN);
    actions.sizes.push(entry?.size ?? Number.NaN);
    wanted.push(isGood ? entry.output : ZEROS);
  }

  function textAt(file: string): string {
    const opened = openSync(file, READ);
    try {
      return buffer.toString('latin1', 0, readSync(opened, buffer, 0, buffer.length, 0));
    } finally {
      closeSync(opened);
    }
  }

  function addOutput(file: string, hex: string, stats: Stats): void {
    const found = stats.isDirectory()
      ? executableIn(file)
      : { ...contentOf(file, stats.size), innerBytes: 0, size: stats.size };
    outputs.hashes.push(hex);
    outputs.kinds.push(ENTRY_KINDS.indexOf(found.kind));
    outputs.bytes.push(disk.bytes(stats) + found.innerBytes);
    outputs.usedMs.push(stats.mtimeMs);
    outputs.sizes.push(found.size);
    outputs.packages.push(found.from === null ? -1 : indexOf(found.from));
    outputs.references.push(0);
  }

  /** A directory with one program in it. */
  function executableIn(directory: string): Content & { readonly innerBytes: number; readonly size: number } {
    let innerBytes = 0;
    let size = 0;
    for (const name of readdirSync(directory)) {
      const stats = lstatSync(join(directory, name));
      innerBytes += disk.bytes(stats);
      size += stats.size;
    }
    return { kind: 'executable', from: null, innerBytes, size };
  }

  function indexOf(from: CachedPackage): number {
    const key = [from.importPath, from.module, from.version, from.goVersion, from.goos, from.goarch].join(
      '\n',
    );
    const known = packageIndexes.get(key);
    if (known !== undefined) return known;
    packageIndexes.set(key, packages.length);
    return packages.push(from) - 1;
  }

  function joined(): BuildCacheScan {
    const byHash = new Map<string, number>();
    for (let at = 0; at < outputs.hashes.length; at++) byHash.set(outputs.hashes.key(at), at);
    for (let at = 0; at < actions.hashes.length; at++) {
      if (actions.outputs.at(at) === DAMAGED) continue;
      const output = byHash.get(wanted.key(at)) ?? MISSING;
      actions.outputs.set(at, output);
      if (output >= 0) outputs.references.set(output, outputs.references.at(output) + 1);
    }
    return { actions, outputs, packages, others, unreadable };
  }
}

const HASH = /^[0-9a-f]{64}$/;
const ZEROS = '0'.repeat(64);
const READ = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0);

interface Content {
  readonly kind: EntryKind;
  readonly from: CachedPackage | null;
}

function contentOf(file: string, size: number): Content {
  if (size === 0) return { kind: 'empty', from: null };
  const opened = openSync(file, READ);
  try {
    // Few reads each: pages as for a whole binary would cost more than they save.
    const source = { size, read: (at: number, length: number) => readExactly(opened, at, length) };
    const head = source.read(0, Math.min(KIND_BYTES, size)).toString('latin1');
    if (head.startsWith('!<arch>\n')) return packageIn(source);
    const tailAt = Math.max(0, size - KIND_BYTES);
    const tail = (): string => (tailAt === 0 ? head : source.read(tailAt, size - tailAt).toString('latin1'));
    return { kind: kindOfOutput(head, tail, size), from: null };
  } finally {
    closeSync(opened);
  }
}

function packageIn(source: ByteSource): Content {
  try {
    const object = readCompiledObject(source);
    if (object === null) return { kind: 'unknown', from: null };
    const { goVersion, goos, goarch, importPath, files, isStd } = object;
    if (importPath === null) return { kind: 'package', from: null };
    return { kind: 'package', from: { ...packageSource(importPath, files, isStd), goVersion, goos, goarch } };
  } catch (error) {
    if (error instanceof BinaryFormatError || error instanceof RangeError)
      return { kind: 'unknown', from: null };
    throw error;
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
