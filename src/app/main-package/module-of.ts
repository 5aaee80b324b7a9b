import path from 'node:path';
import { readMainEnv } from '../../collect/main-package/env.ts';
import { findModules, shownPath } from '../../collect/main-package/module.ts';
import { SourceReader } from '../../collect/main-package/source.ts';
import { findUp } from '../../platform/find-up.ts';

export interface FolderModule {
  /** The directory where go is started for it: the module's folder, otherwise the folder itself. */
  readonly base: string;
  /** Whether the go.work file above does not list it. */
  readonly isOutsideWorkspace: boolean;
  /** The folder relative to `base`: always `./x` or `.`, so that no name can be taken for a flag. */
  readonly shown: string;
}

/** Reads only files. */
export function moduleOf(folder: string, env: NodeJS.ProcessEnv): FolderModule {
  const file = findUp(folder, 'go.mod');
  const base = file === null ? folder : path.dirname(file);
  const view = findModules(base, readMainEnv(env, base), new SourceReader());
  const isOutside = view.mode === 'workspace' && !view.roots.some(({ dir }) => dir === base);
  return { base, isOutsideWorkspace: file !== null && isOutside, shown: shownPath(base, folder) };
}
