import { isElsewhere } from '../../evidence/module.ts';
import { targetDirectory } from '../../evidence/target.ts';
import { modInit } from '../../fixes/mod-init.ts';
import { rule } from '../../rule.ts';

interface Data {
  readonly dir: string;
  readonly mainModule: string | null;
}

export const outsideModule = rule({
  id: 'outside-module',
  pattern:
    /outside main module or its selected dependencies|does not contain package|does not contain main module/,
  when: (facts) => facts.as !== 'importPath' || facts.path === null,
  seen: (facts) => facts.module.mode === 'module' && isElsewhere(facts) && facts.module.ofTarget === null,
  data: (facts): Data => ({ dir: targetDirectory(facts), mainModule: facts.module.path }),
  fixes: ({ data }) => [modInit(data.dir)],
});
