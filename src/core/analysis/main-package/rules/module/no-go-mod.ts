import { giveFiles } from '../../fixes/give-files.ts';
import { modInit } from '../../fixes/mod-init.ts';
import { runInModule } from '../../fixes/run-in-module.ts';
import { rule } from '../../rule.ts';

interface Data {
  readonly dir: string;
  readonly nearest: readonly string[];
  /** The module of the target, which go does not see from the directory where it is started. */
  readonly below: string | null;
}

export const noGoMod = rule({
  id: 'no-go-mod',
  pattern:
    /go\.mod file not found|cannot find main module|not part of a module|module-aware mode, but|no go\.mod/,
  seen: (facts) =>
    facts.module.mode === 'none' &&
    (facts.as === 'directory' || facts.as === 'pattern') &&
    facts.path === null,
  place: ({ module }) => module.ofTarget?.file ?? null,
  data: ({ found, module }): Data => ({
    dir: found?.shown ?? '.',
    nearest: module.nearest,
    below: module.ofTarget?.dir ?? null,
  }),
  fixes: ({ data }, facts) => [
    ...(data.below === null
      ? facts.module.nearestMains.slice(0, 3).map((dir) => runInModule(dir, '.'))
      : [runInModule(data.below, data.dir)]),
    ...(data.below === null ? [modInit(null)] : []),
    ...giveFiles(facts),
  ],
});
