import type { Bytes, Milliseconds } from '../../model/units.ts';
import type { EntryKind } from './entry-kind.ts';
import type { ModuleKind } from './module-folder.ts';
import type { TrimForecast } from './trim.ts';

/** What is in go's caches. Times are milliseconds since 1970; sizes are as counted on disk. */
export interface CacheOverview {
  /** The program that go asks instead of GOCACHE (GOCACHEPROG); null without one. */
  readonly program: string | null;
  readonly build: BuildCacheOverview;
  readonly modules: ModuleCacheOverview;
}

export interface BuildCacheOverview {
  readonly folder: string;
  readonly exists: boolean;
  /** false: go keeps nothing that it builds, and does not say so. */
  readonly writable: boolean;
  readonly files: number;
  readonly bytes: Bytes;
  /** The largest first. */
  readonly kinds: readonly { readonly kind: EntryKind; readonly entries: number; readonly bytes: Bytes }[];
  /** What go knows about each action: the files `HASH-a`. */
  readonly actions: FileSum;
  /** The corpora of fuzz tests. */
  readonly fuzz: FileSum;
  /** Anything else in the folder. */
  readonly other: FileSum;
  /** Of the files `HASH-a` and `HASH-d`, by their last use, which go notes within an hour. */
  readonly used: { readonly lastDay: FileSum; readonly lastFiveDays: FileSum; readonly before: FileSum };
  /** The largest first. */
  readonly packages: readonly PackageSum[];
  /** The largest first. */
  readonly moduleSums: readonly ModuleSum[];
  readonly trim: TrimForecast;
  /** What the next trim removes, if nothing of it is used until then. */
  readonly trimmed: FileSum;
  /** Actions whose output is gone, or whose entry go does not accept: go does their work again. */
  readonly lost: number;
  /** Outputs of no action: their action was stored again with another output, or is gone. */
  readonly unreferenced: FileSum;
  readonly unreadable: number;
}

export interface FileSum {
  readonly files: number;
  readonly bytes: Bytes;
}

/** All entries of one package: of every version of go, platform and set of flags. */
export interface PackageSum {
  /** `main` if nothing tells which program it is. */
  readonly importPath: string;
  /** null: unknown. */
  readonly module: string | null;
  readonly version: string | null;
  readonly entries: number;
  readonly bytes: Bytes;
  readonly usedMs: Milliseconds;
}

export interface ModuleSum {
  /** null: unknown; `std` for the standard library. */
  readonly module: string | null;
  readonly version: string | null;
  readonly packages: number;
  readonly bytes: Bytes;
}

export interface ModuleCacheOverview {
  readonly folder: string;
  readonly exists: boolean;
  readonly files: number;
  readonly bytes: Bytes;
  readonly kinds: readonly { readonly kind: ModuleKind; readonly files: number; readonly bytes: Bytes }[];
  /** The largest first. */
  readonly versions: readonly {
    readonly module: string;
    readonly version: string;
    readonly bytes: Bytes;
    /** null if only the extracted files are there. */
    readonly storedMs: Milliseconds | null;
  }[];
  readonly unreadable: number;
}
