import { type Dirent, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import {
  MODULE_KINDS,
  type ModuleKind,
  type ModulePlace,
  modulePlace,
} from '../../core/analysis/cache/module-folder.ts';
import { DiskUse } from './disk-use.ts';
import type { ScanOptions } from './scan-build-cache.ts';

export interface ModuleCacheScan {
  readonly kinds: ReadonlyMap<ModuleKind, { readonly files: number; readonly bytes: number }>;
  /** By `MODULE@VERSION`. */
  readonly versions: ReadonlyMap<string, CachedModule>;
  readonly unreadable: number;
}

/** One version of a module. */
export interface CachedModule {
  readonly module: string;
  readonly version: string;
  readonly files: number;
  readonly bytes: number;
  /** Of them, the extracted files. */
  readonly treeBytes: number;
  readonly zipBytes: number;
  /** When its newest file of the download was written; NaN if only the tree is there. */
  readonly storedMs: number;
}

type Changing<T> = { -readonly [Key in keyof T]: T[Key] };

/** So many files are read before others have their turn. */
const SLICE = 2_000;

/** Walks the module cache without following a symbolic link. Rejects with the reason of the signal. */
export async function scanModuleCache(folder: string, options: ScanOptions = {}): Promise<ModuleCacheScan> {
  const kinds = new Map(MODULE_KINDS.map((kind) => [kind, { files: 0, bytes: 0 }]));
  const versions = new Map<string, Changing<CachedModule>>();
  const disk = new DiskUse();
  let unreadable = 0;
  let entries = 0;
  let inSlice = 0;
  await walk('', null);
  return { kinds, versions, unreadable };

  async function walk(below: string, within: ModulePlace | null): Promise<void> {
    for (const entry of listed(below)) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      const place = within ?? modulePlace(path);
      if (entry.isDirectory()) await walk(path, TREES.has(place.kind) ? place : null);
      else {
        add(path, place);
        if (++inSlice >= SLICE) await pause();
      }
    }
  }

  async function pause(): Promise<void> {
    inSlice = 0;
    options.onProgress?.({ done: 0, total: 0, entries });
    await setImmediate();
    options.signal?.throwIfAborted();
  }

  function listed(below: string): readonly Dirent[] {
    try {
      return readdirSync(join(folder, below), { withFileTypes: true });
    } catch {
      if (below !== '') unreadable++;
      return [];
    }
  }

  function add(path: string, place: ModulePlace): void {
    try {
      const stats = lstatSync(join(folder, path));
      entries++;
      const bytes = disk.bytes(stats);
      const kind = kinds.get(place.kind);
      if (kind !== undefined) {
        kind.files++;
        kind.bytes += bytes;
      }
      if (place.module === null || place.version === null) return;
      const own = versionOf(place.module, place.version);
      own.files++;
      own.bytes += bytes;
      const isDownload = path.startsWith('cache/');
      if (!isDownload) own.treeBytes += bytes;
      else if (path.endsWith('.zip')) own.zipBytes += bytes;
      if (isDownload && !(own.storedMs > stats.mtimeMs)) own.storedMs = stats.mtimeMs;
    } catch {
      unreadable++;
    }
  }

  function versionOf(module: string, version: string): Changing<CachedModule> {
    const key = `${module}@${version}`;
    const known = versions.get(key);
    if (known !== undefined) return known;
    const own = { module, version, files: 0, bytes: 0, treeBytes: 0, zipBytes: 0, storedMs: Number.NaN };
    versions.set(key, own);
    return own;
  }
}

/** Whose directories have the same place as everything below. */
const TREES: ReadonlySet<ModuleKind> = new Set(['sources', 'toolchains', 'vcs', 'sumdb']);
