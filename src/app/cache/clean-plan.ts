import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { CachePlaces } from '../../collect/cache/cache-places.ts';
import { flagsOf } from '../../collect/cache/object-flags.ts';
import type { DoomedEntry } from '../../collect/cache/remove-entries.ts';
import { type BuildCacheScan, scanBuildCache } from '../../collect/cache/scan-build-cache.ts';
import { type CachedModule, scanModuleCache } from '../../collect/cache/scan-module-cache.ts';
import { subActionsOf } from '../../collect/cache/sub-keys.ts';
import { testedPackage } from '../../collect/cache/tested-package.ts';
import {
  type CleanWhat,
  matchesPackage,
  modulesInSum,
  recordedFlags,
} from '../../core/analysis/cache/clean-what.ts';
import { ENTRY_KINDS } from '../../core/analysis/cache/entry-kind.ts';
import { type RebuildPrice, rebuildPrice } from '../../core/analysis/cache/rebuild-price.ts';
import { USE_IMPRECISION_MS } from '../../core/analysis/cache/trim.ts';
import { actionIDOfHex } from '../../core/model/action-id.ts';
import type { BuildRow } from '../../core/model/build-row.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import type { UserContext } from '../user-context.ts';
import type { OverviewOptions } from './overview.ts';
import { type SeenActions, seenActions } from './seen-actions.ts';

/** What a clean removes, and what that costs; nothing is changed yet. */
export interface CleanPlan {
  readonly what: CleanWhat;
  /** The cache that it concerns. */
  readonly cache: 'build' | 'modules';
  readonly folder: string;
  readonly files: number;
  readonly bytes: number;
  /** Of the build cache: entries of actions, then their outputs. */
  readonly actions: readonly (DoomedEntry & { readonly bytes: number })[];
  readonly outputs: readonly (DoomedEntry & { readonly bytes: number })[];
  readonly modules: readonly CachedModule[];
  /** Packages that go compiles again when they are needed. */
  readonly packages: RebuildPrice;
  /** Tests that run again. */
  readonly tests: RebuildPrice;
  /** Programs that are linked again. */
  readonly executables: number;
  /** What has to be downloaded again when it is needed. */
  readonly downloadBytes: number;
}

export interface PlanQuestion {
  readonly what: CleanWhat;
  readonly places: CachePlaces;
  readonly rows: readonly BuildRow[];
}

const NOTHING: RebuildPrice = { steps: 0, timed: 0, workMs: 0, elapsedMs: null };

export async function planClean(
  question: PlanQuestion,
  context: UserContext,
  options: OverviewOptions,
): Promise<CleanPlan> {
  const { kind } = question.what;
  return kind === 'module' || kind === 'unreferenced' || kind === 'toolchains'
    ? planModules(question, context, options)
    : planEntries(question, context, options);
}

async function planEntries(
  { what, places, rows }: PlanQuestion,
  context: UserContext,
  { onProgress, signal, nowMs }: OverviewOptions,
): Promise<CleanPlan> {
  const folder = places.gocache;
  const scan = await scanBuildCache(folder, { onProgress: (one) => onProgress?.('build', one), signal });
  const seen = await seenActions(context);
  const doomed = select(what, scan, seen, folder, nowMs);
  const { actions, outputs } = scan;
  const lost = new Set(doomed.outputs);
  // An action is done again if its entry or its output is gone.
  const redone = new Set(doomed.actions);
  for (let at = 0; at < actions.hashes.length; at++) if (lost.has(actions.outputs.at(at))) redone.add(at);
  const packages: string[] = [];
  const tests: string[] = [];
  let executables = 0;
  for (const at of redone) {
    const output = actions.outputs.at(at);
    const kind = ENTRY_KINDS[outputs.kinds.at(output)];
    if (kind === 'package') packages.push(packageOf(at, scan, seen) ?? '');
    if (kind === 'executable') executables++;
    if (kind === 'test') {
      const tested = testedPackage(folder, outputs.hashes.hex(output));
      if (tested !== null) tests.push(tested);
    }
  }
  const actionEntries = doomed.actions.map((at) => ({
    name: `${actions.hashes.hex(at)}-a`,
    usedMs: actions.usedMs.at(at),
    bytes: actions.bytes.at(at),
  }));
  const outputEntries = doomed.outputs.map((at) => ({
    name: `${outputs.hashes.hex(at)}-d`,
    usedMs: outputs.usedMs.at(at),
    bytes: outputs.bytes.at(at),
  }));
  return {
    what,
    cache: 'build',
    folder,
    files: actionEntries.length + outputEntries.length,
    bytes: [...actionEntries, ...outputEntries].reduce((sum, { bytes }) => sum + bytes, 0),
    actions: actionEntries,
    outputs: outputEntries,
    modules: [],
    packages: rebuildPrice('package', packages, rows),
    // A result is stored under two keys.
    tests: rebuildPrice('test', [...new Set(tests)], rows),
    executables,
    downloadBytes: 0,
  };
}

interface Doomed {
  readonly actions: readonly number[];
  readonly outputs: readonly number[];
}

function select(
  what: CleanWhat,
  scan: BuildCacheScan,
  seen: SeenActions,
  folder: string,
  nowMs: number,
): Doomed {
  const { actions, outputs } = scan;
  const all = (length: number): readonly number[] => Array.from({ length }, (_, at) => at);
  const everyAction = all(actions.hashes.length);
  switch (what.kind) {
    case 'all':
      return { actions: everyAction, outputs: all(outputs.hashes.length) };
    case 'unused': {
      // Each file by itself, as go does when it trims.
      const before = nowMs - what.ms - USE_IMPRECISION_MS;
      return {
        actions: everyAction.filter((at) => actions.usedMs.at(at) < before),
        outputs: all(outputs.hashes.length).filter((at) => outputs.usedMs.at(at) < before),
      };
    }
    case 'tests':
    case 'executables': {
      const kind = ENTRY_KINDS.indexOf(what.kind === 'tests' ? 'test' : 'executable');
      return withOutputs(
        everyAction.filter((at) => outputs.kinds.at(actions.outputs.at(at)) === kind),
        scan,
      );
    }
    case 'package':
    case 'flags': {
      const has =
        what.kind === 'package'
          ? hasPackage(what.pattern, scan, seen)
          : hasFlags(what.flags, scan, seen, folder);
      const own = everyAction.filter((at) => isPackage(at, scan) && has(at));
      return withOutputs([...new Set([...own, ...subActionsOf(own, scan, folder)])], scan);
    }
    default:
      return { actions: [], outputs: [] };
  }
}

function hasPackage(pattern: string, scan: BuildCacheScan, seen: SeenActions): (action: number) => boolean {
  return (action) => {
    const own = packageOf(action, scan, seen);
    return own !== null && matchesPackage(own, pattern);
  };
}

/** By what the compiler recorded, and by the traces of commands with and without the flags. */
function hasFlags(
  flags: string,
  { actions, outputs }: BuildCacheScan,
  seen: SeenActions,
  folder: string,
): (action: number) => boolean {
  const wanted = recordedFlags(flags);
  const traced = seen.withFlags(flags);
  return (action) => {
    if (traced.has(actionIDOfHex(actions.hashes.hex(action)))) return true;
    if (wanted === null) return false;
    const own = flagsOf(folder, outputs.hashes.hex(actions.outputs.at(action)));
    return wanted.every((flag) => own.includes(flag));
  };
}

/** With the outputs that no other action has. */
function withOutputs(doomed: readonly number[], { actions, outputs }: BuildCacheScan): Doomed {
  const counts = new Map<number, number>();
  for (const at of doomed) {
    const output = actions.outputs.at(at);
    if (output >= 0) counts.set(output, (counts.get(output) ?? 0) + 1);
  }
  const own = [...counts].filter(([output, count]) => count === outputs.references.at(output));
  return { actions: doomed, outputs: own.map(([output]) => output) };
}

function isPackage(action: number, { actions, outputs }: BuildCacheScan): boolean {
  return ENTRY_KINDS[outputs.kinds.at(actions.outputs.at(action))] === 'package';
}

/** null if the archive does not say; `main` if no trace says which. */
function packageOf(
  action: number,
  { actions, outputs, packages }: BuildCacheScan,
  seen: SeenActions,
): string | null {
  const own = packages[outputs.packages.at(actions.outputs.at(action))]?.importPath ?? null;
  if (own !== null && own !== 'main') return own;
  return seen.byActionID.get(actionIDOfHex(actions.hashes.hex(action)))?.importPath ?? own;
}

const TOOLCHAIN = 'golang.org/toolchain';

async function planModules(
  { what, places }: PlanQuestion,
  { directory }: UserContext,
  { onProgress, signal }: OverviewOptions,
): Promise<CleanPlan> {
  const folder = places.gomodcache;
  const isDoomed = modulesOf(what, places, directory);
  const { versions } = await scanModuleCache(folder, {
    onProgress: (one) => onProgress?.('modules', one),
    signal,
  });
  const modules = [...versions.values()]
    .filter((one) => one.treeBytes + one.zipBytes > 0 && isDoomed(one))
    .sort((a, b) => b.bytes - a.bytes);
  return {
    what,
    cache: 'modules',
    folder,
    files: modules.reduce((sum, { files }) => sum + files, 0),
    bytes: modules.reduce((sum, { treeBytes, zipBytes }) => sum + treeBytes + zipBytes, 0),
    actions: [],
    outputs: [],
    modules,
    packages: NOTHING,
    tests: NOTHING,
    executables: 0,
    downloadBytes: modules.reduce((sum, { zipBytes }) => sum + zipBytes, 0),
  };
}

function modulesOf(
  what: CleanWhat,
  { goroot }: CachePlaces,
  directory: string,
): (one: CachedModule) => boolean {
  switch (what.kind) {
    case 'module':
      return ({ module, version }) =>
        module === what.module && (what.version === null || version === what.version);
    case 'toolchains':
      // Not the one that is in use here.
      return ({ module, version }) =>
        module === TOOLCHAIN && !goroot.replaceAll('\\', '/').endsWith(`${TOOLCHAIN}@${version}`);
    case 'unreferenced': {
      const kept = new Set(what.directories.flatMap((own) => referencedIn(resolve(directory, own))));
      return ({ module, version }) => module !== TOOLCHAIN && !kept.has(`${module}@${version}`);
    }
    default:
      return () => false;
  }
}

function referencedIn(directory: string): readonly string[] {
  const sums = ['go.sum', 'go.work.sum'].map((name) => textOf(join(directory, name)));
  if (sums.every((text) => text === null)) throw new UserFacingError('sum-missing', { path: directory });
  return sums.flatMap((text) => modulesInSum(text ?? ''));
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
