import { withVariables } from '../platform/variables.ts';

/**
 * Folder and environment for a go command that runs outside a terminal, spelled as the editor's terminals spell
 * them: capital drive letters, and PWD as the folder was opened. go hashes both into its cache keys, so with
 * another spelling it would not find the cache entries of builds in the terminal.
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
