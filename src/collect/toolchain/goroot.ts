import { readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { findExecutable } from '../../platform/find-executable.ts';
import { homeOf, valueIn } from '../../platform/variables.ts';

/** A Go installation, from files alone. */
export interface Goroot {
  readonly directory: string;
  /** From its VERSION file: `go1.26.8`, or `devel go1.28-abc date`. */
  readonly version: string;
}

/** The installation that a go command belongs to; null if it is in none that we recognize (a wrapper). */
export function gorootOf(file: string, env: NodeJS.ProcessEnv): Goroot | null {
  // golangci-lint and goreleaser may be next to go: they are asked for their version, and rejected.
  const name = path.basename(file);
  if (!/^go(?:tip|\d[\w.]*)?(?:\.exe)?$/i.test(name)) return null;
  // golang.org/dl/go1.22.3 is a small launcher for the toolchain below ~/sdk.
  const launcher = /^go\d[\w.]*?(?=\.exe$|$)/.exec(name)?.[0];
  const home = homeOf(env);
  const sdk = launcher && home ? installation(path.join(home, 'sdk', launcher)) : null;
  return sdk ?? gorootSet(env) ?? installation(above(file));
}

/** The installation of the `go` that a shell in `directory` would start. */
export function gorootFor(directory: string, env: NodeJS.ProcessEnv): Goroot | null {
  const go = findExecutable('go', directory, env);
  return go === null ? gorootSet(env) : gorootOf(go, env);
}

/** The installation that a go binary is in, whatever GOROOT says. */
export function installationOf(file: string): Goroot | null {
  return installation(above(file));
}

function gorootSet(env: NodeJS.ProcessEnv): Goroot | null {
  return installation(valueIn(env, 'GOROOT') || null);
}

function above(file: string): string | null {
  try {
    return path.resolve(path.dirname(realpathSync(file)), '..');
  } catch {
    return null;
  }
}

function installation(directory: string | null): Goroot | null {
  if (directory === null) return null;
  try {
    const [first = ''] = readFileSync(path.join(directory, 'VERSION'), 'utf8').split('\n');
    const version = /^(?:go\d\S*|devel .*\S)/.exec(first)?.[0];
    return version === undefined ? null : { directory, version };
  } catch {
    return null;
  }
}
