import { command } from '../../fix.ts';
import { giveFiles } from '../../fixes/give-files.ts';
import { modInit } from '../../fixes/mod-init.ts';
import { rule } from '../../rule.ts';

interface Data {
  readonly dir: string;
  readonly nearest: readonly string[];
}

export const noGoMod = rule({
  id: 'no-go-mod',
  pattern:
    /go\.mod file not found|cannot find main module|not part of a module|module-aware mode, but|no go\.mod/,
  seen: (facts) =>
    facts.module.mode === 'none' &&
    (facts.as === 'directory' || facts.as === 'pattern') &&
    facts.path === null,
  data: (facts): Data => ({ dir: facts.found?.shown ?? '.', nearest: facts.module.nearest }),
  fixes: ({ data }, facts) => [
    ...data.nearest.slice(0, 3).map((name) => command('run-in-module', ['go', 'run', '.'], [name], {}, name)),
    modInit(null),
    ...giveFiles(facts),
  ],
});
