import { readMainEnv } from '../../collect/main-package/env.ts';
import { MainIndex } from '../../collect/main-package/index.ts';
import { onlyRunnable } from '../../collect/main-package/runnable.ts';
import type { UserContext } from '../user-context.ts';

/**
 * The main packages below a folder that `why-no-main` confirms, from the text of files alone, and the platform of the
 * verdicts.
 */
export function listMainPackages(
  directory: string,
  buildFlags: readonly string[],
  { env }: Pick<UserContext, 'env'>,
) {
  const mainEnv = readMainEnv({ ...env }, directory, buildFlags);
  const { goos, goarch } = mainEnv.context;
  const list = onlyRunnable(new MainIndex(directory, mainEnv).scan(), {
    directory,
    env: { ...env },
    buildFlags,
  });
  return { list, target: `${goos}/${goarch}` };
}
