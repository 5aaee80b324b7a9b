import { readMainEnv } from '../../collect/main-package/env.ts';
import { MainIndex } from '../../collect/main-package/index.ts';
import type { UserContext } from '../user-context.ts';

/** The main packages below a folder, from the text of files alone, and the platform of the verdicts. */
export function listMainPackages(
  directory: string,
  buildFlags: readonly string[],
  { env }: Pick<UserContext, 'env'>,
) {
  const mainEnv = readMainEnv({ ...env }, directory, buildFlags);
  const { goos, goarch } = mainEnv.context;
  return { list: new MainIndex(directory, mainEnv).scan(), target: `${goos}/${goarch}` };
}
