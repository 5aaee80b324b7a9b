import { moduleOf } from '../../app/main-package/module-of.ts';
import type { GoVerb } from '../../core/model/traced-verbs.ts';
import type { RunTarget } from '../run-target.ts';

/** The package in a folder, as an argument for go in its module. Reads only files. */
export function packageTarget(verb: GoVerb, folder: string, env: NodeJS.ProcessEnv): RunTarget {
  return target(verb, folder, env, null);
}

/** Every package of the module that a folder belongs to. */
export function moduleTarget(verb: GoVerb, folder: string, env: NodeJS.ProcessEnv): RunTarget {
  return target(verb, folder, env, './...');
}

/** go refuses a module that the go.work above it leaves out, unless GOWORK is off. */
function target(verb: GoVerb, folder: string, env: NodeJS.ProcessEnv, packages: string | null): RunTarget {
  const { base, isOutsideWorkspace, shown } = moduleOf(folder, env);
  return {
    directory: base,
    argv: ['go', verb, packages ?? shown],
    env: isOutsideWorkspace ? { GOWORK: 'off' } : {},
  };
}
