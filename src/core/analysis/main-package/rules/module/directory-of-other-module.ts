import { isElsewhere } from '../../evidence/module.ts';
import { targetDirectory } from '../../evidence/target.ts';
import { runInModule } from '../../fixes/run-in-module.ts';
import { rule } from '../../rule.ts';

interface Data {
  readonly dir: string;
  readonly module: string;
  readonly moduleDir: string;
  readonly mainModule: string | null;
}

export const directoryOfOtherModule = rule({
  id: 'directory-of-other-module',
  pattern:
    /main module (?:\((\S+)\) )?does not contain|outside main module or its selected dependencies|main modules? .* do(?:es)? not contain package|is in (?:a )?(?:different|other) module/,
  when: (facts) => facts.module.ofTarget !== null && facts.module.ofTarget.path !== facts.module.path,
  seen: (facts) => facts.module.mode === 'module' && isElsewhere(facts) && facts.module.ofTarget !== null,
  place: (facts) => facts.module.ofTarget?.file ?? null,
  data: (facts): Data => ({
    dir: targetDirectory(facts),
    module: facts.module.ofTarget?.path ?? '',
    moduleDir: facts.module.ofTarget?.dir ?? '',
    mainModule: facts.module.path,
  }),
  fixes: ({ data: { moduleDir } }, { found }) => {
    if (moduleDir === '') return [];
    return [runInModule(moduleDir, found?.shown ?? '.')];
  },
});
