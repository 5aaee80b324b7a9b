import { withVariables } from '../platform/variables.ts';

/**
 * The folder and the environment of a go that is started beside the editor's terminals, as these give them:
 * a drive's letter is a capital, and PWD names the folder as it was opened. go writes both into its keys, so
 * in another spelling it would find nothing of the terminal's builds in its cache.
 */
export function asTerminal(
  directory: string,
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): { readonly cwd: string; readonly env: NodeJS.ProcessEnv } {
  if (platform !== 'win32') return { cwd: directory, env: { ...env, PWD: directory } };
  const cwd = directory.replace(/^[a-z](?=:)/, (letter) => letter.toUpperCase());
  return { cwd, env: withVariables(platform, env) };
}
