import type { FoundGo } from '../../core/go/go-command.ts';
import { isGoSince } from '../../core/go/version.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import { findExecutable, hasSeparator } from '../../platform/find-executable.ts';
import { gorootOf } from './goroot.ts';
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
  const ask = makeRunGo({ path: seen.path, env, timeoutMs: VERSION_DEADLINE_MS });
  const answer = await ask(['version'], { cwd, env: LOCAL }).catch((error: Error) => ({ stdout: '', error }));
  return accepted(seen, reportedVersion(seen.path, answer));
}

/** From files alone. */
function lookFor(name: string, cwd: string, env: NodeJS.ProcessEnv): Seen {
  const file = findExecutable(name, cwd, env);
  if (file === null) {
    throw hasSeparator(name)
      ? new UserFacingError('go-not-found', { path: name })
      : new UserFacingError('go-not-on-path', { name });
  }
  const found = gorootOf(file, env);
  return { path: file, goroot: found?.directory ?? null, version: found?.version ?? null };
}

function accepted({ path: file, goroot }: Seen, version: string): FoundGo {
  refuseOld(version, file);
  return { path: file, goroot, version };
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
