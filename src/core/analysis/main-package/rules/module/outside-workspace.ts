import { isElsewhere } from '../../evidence/module.ts';
import { targetDirectory } from '../../evidence/target.ts';
import { command } from '../../fix.ts';
import { modInit } from '../../fixes/mod-init.ts';
import { patternMains, runMains } from '../../fixes/run-main.ts';
import { rule } from '../../rule.ts';

interface Data {
  readonly dir: string;
  readonly module: string | null;
  readonly moduleDir: string | null;
}

export const outsideWorkspace = rule({
  id: 'outside-workspace',
  pattern:
    /not one of the workspace modules|no modules were found in the current workspace|outside modules listed in go\.work|does not contain modules listed in go\.work|current directory is contained in a module that is not/,
  seen: (facts) => facts.module.mode === 'workspace' && isElsewhere(facts),
  place: (facts) => facts.module.file,
  data: (facts): Data => ({
    dir: targetDirectory(facts),
    module: facts.module.ofTarget?.path ?? null,
    moduleDir: facts.module.ofTarget?.dir ?? null,
  }),
  fixes: ({ data: { moduleDir } }, facts) => {
    const shown = facts.found?.shown ?? null;
    // A pattern from the go.work's directory: the modules are below it, and creating one is not intended.
    if (facts.pattern !== null && facts.pattern.mains.length > 0) return runMains(patternMains(facts, []));
    if (moduleDir === null) return [modInit(shown)];
    return [
      command('work-use', ['go', 'work', 'use', moduleDir], [moduleDir]),
      command('work-off', ['go', 'run', '.'], [], { GOWORK: 'off' }, shown),
    ];
  },
});
