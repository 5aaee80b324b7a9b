import { accessSync, constants, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cachePlaces } from '../../collect/cache/cache-places.ts';
import { restOfBuildCache } from '../../collect/cache/rest-of-cache.ts';
import {
  type BuildCacheScan,
  MISSING,
  type ScanProgress,
  scanBuildCache,
} from '../../collect/cache/scan-build-cache.ts';
import { type ModuleCacheScan, scanModuleCache } from '../../collect/cache/scan-module-cache.ts';
import { findGo } from '../../collect/toolchain/find-go.ts';
import { makeRunGo } from '../../collect/toolchain/run-go.ts';
import type {
  BuildCacheOverview,
  CacheOverview,
  ModuleCacheOverview,
  PackageSum,
} from '../../core/analysis/cache/cache-overview.ts';
import { ENTRY_KINDS } from '../../core/analysis/cache/entry-kind.ts';
import { forecastTrim } from '../../core/analysis/cache/trim.ts';
import { actionIDOfHex } from '../../core/model/action-id.ts';
import { isFolder } from '../../platform/is-folder.ts';
import type { UserContext } from '../user-context.ts';
import { type SeenActions, seenActions } from './seen-actions.ts';

export interface OverviewOptions {
  readonly nowMs: number;
  readonly onProgress?: (cache: 'build' | 'modules', progress: ScanProgress) => void;
  readonly signal?: AbortSignal;
}

/** What is in the caches of the go command of this directory. Only reads. */
export async function cacheOverview(context: UserContext, options: OverviewOptions): Promise<CacheOverview> {
  const { directory, env } = context;
  const go = await findGo('go', directory, { ...env });
  const places = await cachePlaces(makeRunGo({ path: go.path, env: { ...env } }), directory);
  const { onProgress, signal } = options;
  const scan = await scanBuildCache(places.gocache, {
    onProgress: (progress) => onProgress?.('build', progress),
    signal,
  });
  const build = await buildOverview(places.gocache, scan, options, () => seenActions(context));
  const modules = await scanModuleCache(places.gomodcache, {
    onProgress: (progress) => onProgress?.('modules', progress),
    signal,
  });
  return { program: places.program, build, modules: moduleOverview(places.gomodcache, modules) };
}

const DAY = 86_400_000;

async function buildOverview(
  folder: string,
  scan: BuildCacheScan,
  { nowMs, signal }: OverviewOptions,
  seen: () => Promise<SeenActions>,
): Promise<BuildCacheOverview> {
  const { actions, outputs } = scan;
  const kinds = ENTRY_KINDS.map((kind) => ({ kind, entries: 0, bytes: 0 }));
  const used = { lastDay: newSum(), lastFiveDays: newSum(), before: newSum() };
  const trim = forecastTrim(readTrim(folder), nowMs);
  const trimmed = newSum();
  const unreferenced = newSum();
  const actionSum = newSum();
  let lost = 0;
  const addUse = (usedMs: number, bytes: number): void => {
    const age = nowMs - usedMs;
    add(age < DAY ? used.lastDay : age < 5 * DAY ? used.lastFiveDays : used.before, bytes);
    if (usedMs < trim.cutoffMs) add(trimmed, bytes);
  };
  for (let at = 0; at < outputs.hashes.length; at++) {
    const bytes = outputs.bytes.at(at);
    const kind = kinds[outputs.kinds.at(at)];
    if (kind !== undefined) {
      kind.entries++;
      kind.bytes += bytes;
    }
    addUse(outputs.usedMs.at(at), bytes);
    if (outputs.references.at(at) === 0) add(unreferenced, bytes);
  }
  for (let at = 0; at < actions.hashes.length; at++) {
    add(actionSum, actions.bytes.at(at));
    addUse(actions.usedMs.at(at), actions.bytes.at(at));
    if (actions.outputs.at(at) <= MISSING) lost++;
  }
  const packages = packageSums(scan, await seen());
  const rest = await restOfBuildCache(folder, signal);
  const other = { files: rest.other.files + scan.others.count, bytes: rest.other.bytes + scan.others.bytes };
  const entryBytes = kinds.reduce((sum, { bytes }) => sum + bytes, 0);
  return {
    folder,
    exists: isFolder(folder),
    writable: isWritable(folder),
    files: outputs.hashes.length + actionSum.files + rest.fuzz.files + other.files,
    bytes: entryBytes + actionSum.bytes + rest.fuzz.bytes + other.bytes,
    kinds: kinds.filter(({ entries }) => entries > 0).sort((a, b) => b.bytes - a.bytes),
    actions: actionSum,
    fuzz: rest.fuzz,
    other,
    used,
    packages,
    moduleSums: moduleSums(packages),
    trim,
    trimmed,
    lost,
    unreferenced,
    unreadable: scan.unreadable,
  };
}

/** Programs are all called `main`: which one it is, and the module of local packages, is in traces alone. */
function packageSums(
  { actions, outputs, packages }: BuildCacheScan,
  seen: SeenActions,
): readonly PackageSum[] {
  const actionOf = new Map<number, number>();
  for (let at = 0; at < actions.hashes.length; at++) {
    const output = actions.outputs.at(at);
    const from = output < 0 ? undefined : packages[outputs.packages.at(output)];
    if (from?.module === null) actionOf.set(output, at);
  }
  const sums = new Map<string, PackageSum>();
  for (let at = 0; at < outputs.hashes.length; at++) {
    const from = packages[outputs.packages.at(at)];
    if (from === undefined) continue;
    const action = actionOf.get(at);
    const traced =
      action === undefined ? undefined : seen.byActionID.get(actionIDOfHex(actions.hashes.hex(action)));
    const importPath = traced?.importPath ?? from.importPath;
    const module = from.module ?? traced?.module ?? seen.moduleOf(importPath);
    const key = `${importPath}\n${module}\n${from.version}`;
    const known = sums.get(key);
    sums.set(key, {
      importPath,
      module,
      version: from.version,
      entries: (known?.entries ?? 0) + 1,
      bytes: (known?.bytes ?? 0) + outputs.bytes.at(at),
      usedMs: Math.max(known?.usedMs ?? 0, outputs.usedMs.at(at)),
    });
  }
  return [...sums.values()].sort((a, b) => b.bytes - a.bytes || (a.importPath < b.importPath ? -1 : 1));
}

function moduleSums(packages: readonly PackageSum[]): BuildCacheOverview['moduleSums'] {
  const sums = new Map<string, { packages: number; bytes: number }>();
  for (const { module, version, bytes } of packages) {
    const key = JSON.stringify([module, version]);
    const own = sums.get(key) ?? { packages: 0, bytes: 0 };
    sums.set(key, { packages: own.packages + 1, bytes: own.bytes + bytes });
  }
  return [...sums]
    .map(([key, own]) => {
      const [module, version] = JSON.parse(key) as [string | null, string | null];
      return { module, version, ...own };
    })
    .sort((a, b) => b.bytes - a.bytes);
}

function moduleOverview(
  folder: string,
  { kinds, versions, unreadable }: ModuleCacheScan,
): ModuleCacheOverview {
  const rows = [...kinds].map(([kind, sum]) => ({ kind, ...sum })).filter(({ files }) => files > 0);
  return {
    folder,
    exists: isFolder(folder),
    files: rows.reduce((sum, { files }) => sum + files, 0),
    bytes: rows.reduce((sum, { bytes }) => sum + bytes, 0),
    kinds: rows.sort((a, b) => b.bytes - a.bytes),
    versions: [...versions.values()]
      .map(({ module, version, bytes, storedMs }) => ({
        module,
        version,
        bytes,
        storedMs: Number.isNaN(storedMs) ? null : storedMs,
      }))
      .sort((a, b) => b.bytes - a.bytes),
    unreadable,
  };
}

function newSum(): { files: number; bytes: number } {
  return { files: 0, bytes: 0 };
}

function add(sum: { files: number; bytes: number }, bytes: number): void {
  sum.files++;
  sum.bytes += bytes;
}

function readTrim(folder: string): string | null {
  try {
    return readFileSync(join(folder, 'trim.txt'), 'latin1').slice(0, 64);
  } catch {
    return null;
  }
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
