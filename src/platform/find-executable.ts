import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';
import { valueIn } from './variables.ts';

/** The file that a program's name refers to, as for a shell in `cwd`; null if there is none. Starts nothing. */
export function findExecutable(name: string, cwd: string, env: NodeJS.ProcessEnv): string | null {
  const endings = executableEndings(name, env);
  if (hasSeparator(name)) return firstExecutable(path.resolve(cwd, name), endings);
  for (const dir of (valueIn(env, 'PATH') ?? '').split(path.delimiter)) {
    // An empty entry means the current directory to a shell; go itself refuses to look there.
    if (dir === '') continue;
    const found = firstExecutable(path.resolve(cwd, stripQuotes(dir), name), endings);
    if (found) return found;
  }
  return null;
}

/** Whether a program is named by its path instead of being looked up in PATH. */
export function hasSeparator(name: string): boolean {
  return name.includes('/') || (process.platform === 'win32' && name.includes('\\'));
}

/** Suffixes of a program's name. */
export function executableEndings(
  name: string,
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): readonly string[] {
  if (platform !== 'win32') return [''];
  // .bat and .cmd would need a shell, which we never start.
  const endings = (valueIn(env, 'PATHEXT', platform) || '.COM;.EXE')
    .split(';')
    .filter((ending) => /^\.(com|exe)$/i.test(ending));
  // `go` without a suffix is a Unix shell script, which Windows cannot start.
  return /\.(com|exe)$/i.test(name) ? [''] : endings;
}

function firstExecutable(file: string, endings: readonly string[]): string | null {
  return endings.map((ending) => file + ending).find(isExecutable) ?? null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, process.platform === 'win32' ? constants.F_OK : constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

function stripQuotes(dir: string): string {
  return process.platform === 'win32' ? dir.replace(/^"(.*)"$/, '$1') : dir;
}
