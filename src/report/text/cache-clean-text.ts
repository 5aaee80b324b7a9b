import type { RebuildPrice } from '../../core/analysis/cache/rebuild-price.ts';
import type { CacheMessages } from '../../core/messages/en/cache.ts';
import type { SharedMessages } from '../../core/messages/messages.ts';
import { printable } from './printable.ts';

/** What a clean would remove, as far as its text needs it. */
export interface CleanSummary {
  readonly cache: 'build' | 'modules';
  readonly folder: string;
  readonly files: number;
  readonly bytes: number;
  readonly modules: readonly unknown[];
  readonly packages: RebuildPrice;
  readonly tests: RebuildPrice;
  readonly executables: number;
  readonly downloadBytes: number;
}

export interface CleanTextOptions {
  readonly messages: CacheMessages;
  readonly shared: Pick<SharedMessages, 'separator' | 'size' | 'duration'>;
}

/** The bytes that would be freed, and what it costs to have them again. */
export function cleanPlanText(plan: CleanSummary, { messages, shared }: CleanTextOptions): readonly string[] {
  const { clean } = messages;
  if (plan.files === 0) return [clean.nothing];
  const size = shared.size(plan.bytes);
  const folder = printable(plan.folder);
  const price = (again: string, { steps, timed, workMs, elapsedMs }: RebuildPrice): string => {
    if (timed === 0) return [again, clean.priceUnknown].join(shared.separator);
    const work = shared.duration(workMs);
    const known = timed === steps ? clean.priceKnown(work) : clean.priceAtLeast(work, timed);
    const isWhole = timed === steps && elapsedMs !== null;
    return [again, known, ...(isWhole ? [clean.priceElapsed(shared.duration(elapsedMs))] : [])].join(
      shared.separator,
    );
  };
  return [
    plan.cache === 'build'
      ? clean.wouldRemove(size, plan.files, folder)
      : clean.wouldRemoveModules(size, plan.modules.length, folder),
    ...(plan.packages.steps > 0 ? [price(clean.packagesAgain(plan.packages.steps), plan.packages)] : []),
    ...(plan.tests.steps > 0 ? [price(clean.testsAgain(plan.tests.steps), plan.tests)] : []),
    ...(plan.executables > 0 ? [clean.executablesAgain(plan.executables)] : []),
    ...(plan.downloadBytes > 0 ? [clean.downloadAgain(shared.size(plan.downloadBytes))] : []),
  ];
}
