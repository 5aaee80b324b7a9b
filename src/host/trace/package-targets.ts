import path from 'node:path';
import { readMainEnv } from '../../collect/main-package/env.ts';
import { findModules, shownPath } from '../../collect/main-package/module.ts';
import { SourceReader } from '../../collect/main-package/source.ts';
import type { GoVerb } from '../../core/model/trace.ts';
import { findUp } from '../../platform/find-up.ts';
import type { RunTarget } from '../run-target.ts';

/**
 * The package in a folder, as go is told of it from its module: always `./x` or `.`, so that no folder's name
 * is ever taken for a flag. Reads files only.
 */
export function packageTarget(verb: GoVerb, folder: string, env: NodeJS.ProcessEnv): RunTarget {
  const base = moduleFolder(folder) ?? folder;
  return { directory: base, argv: ['go', verb, shownPath(base, folder)], env: workEnv(base, env) };
}

/** Every package of the module that a folder belongs to. */
export function moduleTarget(verb: GoVerb, folder: string, env: NodeJS.ProcessEnv): RunTarget {
  const base = moduleFolder(folder) ?? folder;
  return { directory: base, argv: ['go', verb, './...'], env: workEnv(base, env) };
}

function moduleFolder(folder: string): string | null {
  const file = findUp(folder, 'go.mod');
  return file === null ? null : path.dirname(file);
}

/** go refuses a module that a go.work above it leaves out, unless it is told not to look at it. */
function workEnv(base: string, env: NodeJS.ProcessEnv): Readonly<Record<string, string>> {
  const view = findModules(base, readMainEnv(env), new SourceReader());
  const isLeftOut = view.mode === 'workspace' && !view.roots.some(({ dir }) => dir === base);
  return isLeftOut && findUp(base, 'go.mod') !== null ? { GOWORK: 'off' } : {};
}
