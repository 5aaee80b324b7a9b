import { accessSync, constants, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { FoundGo } from '../../core/go/go-command.ts';
import { isGoSince } from '../../core/go/version.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import { homeOf, valueIn } from '../../platform/variables.ts';
import { makeRunGo } from './run-go.ts';

interface Seen extends Omit<FoundGo, 'version'> {
  /** null if only go itself can tell. */
  readonly version: string | null;
}

/** The environment for `go version`. */
interface Answer {
  readonly stdout: string | null;
  readonly error?: Error | undefined;
}

const OLDEST_MINOR = 20;
const VERSION_DEADLINE_MS = 20_000;
/** The query must not download another toolchain. */
const LOCAL = { GOTOOLCHAIN: 'local' };

/**
 * Finds the go command for `name` (`go`, `go1.22.3`, a path) as a shell would, and makes sure that it is Go
 * 1.20 or later: from the VERSION file of its installation, otherwise by running `go version` once.
 */
export async function findGo(name: string, cwd: string, env: NodeJS.ProcessEnv): Promise<FoundGo> {
  const seen = lookFor(name, cwd, env);
  if (seen.version !== null) return accepted(seen, seen.version);
  const ask = makeRunGo(seen.path, env, VERSION_DEADLINE_MS);
  const answer = await ask(['version'], { cwd, env: LOCAL }).catch((error: Error) => ({ stdout: '', error }));
  return accepted(seen, reportedVersion(seen.path, answer));
}

/** From files alone. */
function lookFor(name: string, cwd: string, env: NodeJS.ProcessEnv): Seen {
  const file = locateGo(name, cwd, env);
  if (file === null) {
    throw hasSeparator(name)
      ? new UserFacingError('go-not-found', { path: name })
      : new UserFacingError('go-not-on-path', { name });
  }
  const goroot = gorootOf(file, env);
  return { path: file, goroot, version: goroot && versionFile(goroot) };
}

function accepted({ path: file, goroot }: Seen, version: string): FoundGo {
  refuseOld(version, file);
  return { path: file, goroot, version };
}

/** The file that a name refers to, without starting it. */
export function locateGo(name: string, cwd: string, env: NodeJS.ProcessEnv): string | null {
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

function gorootOf(file: string, env: NodeJS.ProcessEnv): string | null {
  // golangci-lint and goreleaser may be next to go: they are asked for their version, and rejected.
  if (!/^go(?:tip|\d[\w.]*)?(?:\.exe)?$/i.test(path.basename(file))) return null;
  const candidates: string[] = [];
  const set = valueIn(env, 'GOROOT');
  if (set) candidates.push(set);
  try {
    candidates.push(path.resolve(path.dirname(realpathSync(file)), '..'));
  } catch {
    // If a file cannot be resolved, its version is queried.
  }
  // golang.org/dl/go1.22.3 is a small launcher for the toolchain below ~/sdk.
  const dl = /^go\d[\w.]*?(?=\.exe$|$)/.exec(path.basename(file))?.[0];
  const home = homeOf(env);
  if (dl && home) candidates.unshift(path.join(home, 'sdk', dl));
  return candidates.find((dir) => versionFile(dir) !== null) ?? null;
}

function versionFile(goroot: string): string | null {
  try {
    const [first = ''] = readFileSync(path.join(goroot, 'VERSION'), 'utf8').split('\n');
    return /^(go\d|devel )/.test(first) ? first.trim() : null;
  } catch {
    return null;
  }
}

function reportedVersion(file: string, { stdout, error }: Answer): string {
  const version = /^go version (devel \S+|go\S+)/.exec(stdout ?? '')?.[1];
  if (version) return version;
  throw new UserFacingError('not-go', { path: file }, { cause: error });
}

function refuseOld(version: string, file: string): void {
  if (isGoSince(version, OLDEST_MINOR) !== false) return;
  throw new UserFacingError('go-too-old', { path: file, version, oldest: `1.${OLDEST_MINOR}` });
}

function hasSeparator(name: string): boolean {
  return name.includes('/') || (process.platform === 'win32' && name.includes('\\'));
}

function stripQuotes(dir: string): string {
  return process.platform === 'win32' ? dir.replace(/^"(.*)"$/, '$1') : dir;
}
