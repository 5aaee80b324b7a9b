import { cachePlaces } from '../../collect/cache/cache-places.ts';
import { type OwnedCache, requireBuildCache, requireModuleCache } from '../../collect/cache/owned-cache.ts';
import { type DoomedEntry, type Removed, removeEntries } from '../../collect/cache/remove-entries.ts';
import { removeModule } from '../../collect/cache/remove-module.ts';
import { removeTrash } from '../../collect/cache/remove-trash.ts';
import { type RunningGo, runningGo } from '../../collect/cache/running-go.ts';
import { entriesIn, newTrash, removeEmptyTrash, restoreTrash, trashes } from '../../collect/cache/trash.ts';
import { findGo } from '../../collect/toolchain/find-go.ts';
import { makeRunGo } from '../../collect/toolchain/run-go.ts';
import type { CleanWhat } from '../../core/analysis/cache/clean-what.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import type { UserContext } from '../user-context.ts';
import { openStores } from '../user-stores.ts';
import { type CleanPlan, planClean } from './clean-plan.ts';
import { completeRows } from './complete-rows.ts';
import type { OverviewOptions } from './overview.ts';

/** A plan, and the cache that it was made for, which is really one of go and of this user. */
export interface ReadyClean {
  readonly plan: CleanPlan;
  readonly cache: OwnedCache;
  /** This user's go commands; null: unknown. */
  readonly running: readonly RunningGo[] | null;
}

/** Plans a clean of the caches of the go command of this directory. Rejects if they are not what they should be. */
export async function prepareClean(
  what: CleanWhat,
  context: UserContext,
  options: OverviewOptions,
): Promise<ReadyClean> {
  const { directory, env, home } = context;
  const go = await findGo('go', directory, { ...env });
  const places = await cachePlaces(makeRunGo({ path: go.path, env: { ...env } }), directory);
  const kept = [home, directory];
  const ofModules = what.kind === 'module' || what.kind === 'unreferenced' || what.kind === 'toolchains';
  const cache = ofModules
    ? requireModuleCache(places.gomodcache, kept)
    : requireBuildCache(places.gocache, kept);
  const plan =
    what.kind === 'trash'
      ? trashPlan(cache)
      : await planClean(
          { what, places, rows: await completeRows(context, openStores(context)) },
          context,
          options,
        );
  return { plan, cache, running: await runningGo(ofModules ? null : cache.folder) };
}

const NO_PRICE = { steps: 0, timed: 0, workMs: 0, elapsedMs: null };

function trashPlan(cache: OwnedCache): CleanPlan {
  const entries = trashes(cache).flatMap(entriesIn);
  return {
    ...{ what: { kind: 'trash' }, cache: 'build', folder: cache.folder, files: entries.length },
    bytes: entries.reduce((sum, { bytes }) => sum + bytes, 0),
    ...{ actions: [], outputs: [], modules: [], packages: NO_PRICE, tests: NO_PRICE },
    ...{ executables: 0, downloadBytes: 0 },
  };
}

type Ready = Pick<ReadyClean, 'plan' | 'cache'>;

export interface CleanOptions {
  readonly toTrash: boolean;
  /** Waits until no go command runs; otherwise, while one runs, what was used in the last day stays. */
  readonly waits: boolean;
  readonly nowMs: number;
  readonly signal: AbortSignal;
  /** Called while it waits for these. */
  readonly onWait: (running: readonly RunningGo[]) => void;
}

export interface Cleaned extends Removed {
  /** Left because a go command runs, or because it is not known whether one does. */
  readonly left: number;
  readonly interrupted: boolean;
}

const DAY = 86_400_000;

/**
 * Carries a plan out. A go command that runs has looked entries up and opens their outputs later, so those must not go
 * under it: the entries of actions are removed first, then no new command finds them; outputs follow only when the
 * commands that were running at that time have ended, or if they were not used for a day.
 */
export async function carryOut(ready: Ready, options: CleanOptions): Promise<Cleaned> {
  const { plan, cache } = ready;
  const { signal, waits, nowMs } = options;
  if (plan.what.kind === 'trash')
    return { ...(await removeTrash(cache, signal)), left: 0, interrupted: signal.aborted };
  if (waits) await untilNoneRuns(ready, options);
  if (plan.cache === 'modules') return removeModules(ready, options);
  const trash = options.toTrash ? newTrash(cache, nowMs) : null;
  const remove = (entries: readonly DoomedEntry[]): Promise<Removed> =>
    removeEntries(cache, entries, { trash, signal });
  const isOld = ({ usedMs }: DoomedEntry): boolean => usedMs < nowMs - DAY;
  const beside = !(await isQuiet(ready));
  const actions = beside ? plan.actions.filter(isOld) : plan.actions;
  const first = await remove(actions);
  if (waits) await untilNoneRuns(ready, options);
  const outputs = (await isQuiet(ready)) && !beside ? plan.outputs : plan.outputs.filter(isOld);
  const second = await remove(outputs);
  return {
    files: first.files + second.files,
    bytes: first.bytes + second.bytes,
    skipped: first.skipped + second.skipped,
    failed: first.failed + second.failed,
    left: plan.actions.length - actions.length + plan.outputs.length - outputs.length,
    interrupted: signal.aborted,
  };
}

async function removeModules(ready: Ready, { signal }: CleanOptions): Promise<Cleaned> {
  const { modules } = ready.plan;
  // When a module was last used is not known.
  if (!(await isQuiet(ready)))
    return { files: 0, bytes: 0, skipped: 0, failed: 0, left: modules.length, interrupted: false };
  let files = 0;
  let bytes = 0;
  let failed = 0;
  for (const one of modules) {
    if (signal.aborted) break;
    try {
      bytes += await removeModule(ready.cache, one, signal);
      files += one.files;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
      failed++;
    }
  }
  return { files, bytes, skipped: 0, failed, left: 0, interrupted: signal.aborted };
}

async function isQuiet(ready: Ready): Promise<boolean> {
  const running = await runningBeside(ready);
  return running !== null && running.length === 0;
}

/** A module is used by all, and by which is not known. */
function runningBeside({ plan, cache }: Ready): Promise<readonly RunningGo[] | null> {
  return runningGo(plan.cache === 'modules' ? null : cache.folder);
}

const LOOK_EVERY_MS = 500;

async function untilNoneRuns(ready: Ready, { signal, onWait }: CleanOptions): Promise<void> {
  for (;;) {
    const running = await runningBeside(ready);
    if (running === null || running.length === 0 || signal.aborted) return;
    onWait(running);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

/** Moves what the last clean put into the trash back. Returns the number of files. */
export async function restoreLastTrash(context: UserContext): Promise<number> {
  const { directory, env, home } = context;
  const go = await findGo('go', directory, { ...env });
  const places = await cachePlaces(makeRunGo({ path: go.path, env: { ...env } }), directory);
  const cache = requireBuildCache(places.gocache, [home, directory]);
  const [newest] = trashes(cache);
  if (newest === undefined) throw new UserFacingError('nothing-in-trash', {});
  const restored = restoreTrash(cache, newest);
  removeEmptyTrash(cache, newest);
  return restored;
}
