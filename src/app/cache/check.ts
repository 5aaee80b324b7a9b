import { accessSync, constants, statfsSync } from 'node:fs';
import { cachePlaces } from '../../collect/cache/cache-places.ts';
import { checkOutputs } from '../../collect/cache/check-outputs.ts';
import { scanBuildCache } from '../../collect/cache/scan-build-cache.ts';
import { findGo } from '../../collect/toolchain/find-go.ts';
import { makeRunGo } from '../../collect/toolchain/run-go.ts';
import type { CacheCheck } from '../../core/analysis/cache/damage.ts';
import type { UserContext } from '../user-context.ts';
import type { OverviewOptions } from './overview.ts';

/** Whether the build cache of the go command of this directory is intact, writable, and not full. Only reads. */
export async function checkCache(
  { directory, env }: UserContext,
  { onProgress, signal }: Omit<OverviewOptions, 'nowMs'>,
): Promise<CacheCheck> {
  const go = await findGo('go', directory, { ...env });
  const { gocache } = await cachePlaces(makeRunGo({ path: go.path, env: { ...env } }), directory);
  const scan = await scanBuildCache(gocache, { signal });
  const damages = await checkOutputs(gocache, scan, {
    signal,
    onProgress: (one) => onProgress?.('build', one),
  });
  let bytes = 0;
  for (let at = 0; at < scan.outputs.hashes.length; at++) bytes += scan.outputs.sizes.at(at);
  return {
    folder: gocache,
    outputs: scan.outputs.hashes.length,
    bytes,
    damages,
    writable: attempt(() => accessSync(gocache, constants.W_OK)) !== null,
    freeBytes: attempt(() => {
      const { bavail, bsize } = statfsSync(gocache);
      return bavail * bsize;
    }),
    unreadable: scan.unreadable,
  };
}

function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
