import { readFileSync } from 'node:fs';
import path from 'node:path';
import { splitQuoted } from '../../core/go/quoted-words.ts';
import { valueIn } from '../../platform/variables.ts';

/**
 * One variable of go's environment, without starting go: from the process's environment, otherwise from the
 * file of `go env -w`, otherwise from GOROOT/go.env. Source: cmd/go/internal/cfg, Getenv.
 */
export function readGoVariable(name: string, env: NodeJS.ProcessEnv, goroot: string | null): string {
  const set = valueIn(env, name);
  if (set) return set;
  const own = goEnvFile(env);
  const fromFile = own === null ? undefined : readAssignments(own).get(name);
  if (fromFile !== undefined) return fromFile;
  return (goroot && readAssignments(path.join(goroot, 'go.env')).get(name)) || '';
}

/** The flags in GOFLAGS; empty if go would refuse them (go reports that itself). */
export function readGoflags(env: NodeJS.ProcessEnv, goroot: string | null): readonly string[] {
  return splitQuoted(readGoVariable('GOFLAGS', env, goroot)) ?? [];
}

export function goEnvFile(env: NodeJS.ProcessEnv): string | null {
  const set = valueIn(env, 'GOENV');
  if (set === 'off') return null;
  if (set) return set;
  const dir = userConfigDir(env);
  return dir === null ? null : path.join(dir, 'go', 'env');
}

/** Like Go's os.UserConfigDir. */
function userConfigDir(env: NodeJS.ProcessEnv): string | null {
  if (process.platform === 'win32') return valueIn(env, 'AppData') || null;
  if (process.platform === 'darwin') {
    return env['HOME'] ? path.join(env['HOME'], 'Library', 'Application Support') : null;
  }
  if (env['XDG_CONFIG_HOME']) return path.isAbsolute(env['XDG_CONFIG_HOME']) ? env['XDG_CONFIG_HOME'] : null;
  return env['HOME'] ? path.join(env['HOME'], '.config') : null;
}

/** Lines `NAME=value`; a later one wins. Like go, ignores everything else. */
export function readAssignments(file: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  let text = '';
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return values;
  }
  for (const line of text.split('\n')) {
    const match = /^([A-Z][A-Z0-9_]*)=(.*?)\r?$/.exec(line);
    if (match) values.set(match[1] ?? '', match[2] ?? '');
  }
  return values;
}
