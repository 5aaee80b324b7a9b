import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { findUp } from '../../platform/find-up.ts';
import { homeOf } from '../../platform/variables.ts';

/** The git repository around a directory, and whether git refuses it because another user owns it. */
export function gitAround(
  directory: string,
  env: NodeJS.ProcessEnv,
): { readonly root: string; readonly foreign: boolean } | null {
  const found = findUp(directory, '.git', null, (file) => ownerOf(file) !== null);
  if (found === null) return null;
  const root = path.dirname(found);
  const user = process.geteuid?.();
  if (user === undefined) return { root, foreign: false };
  // For root, git also accepts the user who called sudo.
  const sudo = user === 0 ? Number(env['SUDO_UID'] ?? Number.NaN) : Number.NaN;
  const isForeign = [root, found].some((one) => {
    const owner = ownerOf(one);
    return owner !== null && owner !== user && owner !== sudo;
  });
  return { root, foreign: isForeign && !isDeclaredSafe(root, env) };
}

function ownerOf(file: string): number | null {
  try {
    return statSync(file).uid;
  } catch {
    return null;
  }
}

/** `safe.directory`, in the files and variables in which git accepts it. */
function isDeclaredSafe(root: string, env: NodeJS.ProcessEnv): boolean {
  // Settings of the environment, and files that include others, are not read: then git is believed to accept it.
  if (env['GIT_CONFIG_COUNT'] !== undefined || env['GIT_CONFIG_GLOBAL'] !== undefined) return true;
  const home = homeOf(env);
  const xdg = env['XDG_CONFIG_HOME'] || (home && path.join(home, '.config'));
  const files = [
    '/etc/gitconfig',
    ...(home ? [path.join(home, '.gitconfig')] : []),
    ...(xdg ? [path.join(xdg, 'git', 'config')] : []),
  ];
  return files.some((file) => {
    const text = textOf(file);
    const values = [...text.matchAll(/^\s*directory\s*=\s*"?(.*?)"?\s*$/gm)].map(([, value = '']) => value);
    return /^\s*\[include/m.test(text) || values.some((value) => covers(value, root));
  });
}

function covers(value: string, root: string): boolean {
  if (value === '*') return true;
  return value.endsWith('/*') ? root.startsWith(value.slice(0, -1)) : value === root;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
