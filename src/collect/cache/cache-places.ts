import * as v from 'valibot';
import { UserFacingError } from '../../core/model/errors.ts';
import type { RunGo } from '../toolchain/run-go.ts';

/** Where go keeps what it built and downloaded, as `go env` says. */
export interface CachePlaces {
  readonly gocache: string;
  readonly gomodcache: string;
  /** The program that go asks instead of GOCACHE, with its arguments; null without one, or if go is too old. */
  readonly program: string | null;
  readonly goroot: string;
  readonly goVersion: string;
}

const placesSchema = v.object({
  GOCACHE: v.string(),
  GOMODCACHE: v.string(),
  GOCACHEPROG: v.optional(v.string(), ''),
  GOROOT: v.optional(v.string(), ''),
  GOVERSION: v.optional(v.string(), ''),
});

const ARGV = ['env', '-json', 'GOCACHE', 'GOMODCACHE', 'GOCACHEPROG', 'GOROOT', 'GOVERSION'];

export async function cachePlaces(runGo: RunGo, directory: string): Promise<CachePlaces> {
  const { stdout, stderr, exitCode } = await runGo(ARGV, { cwd: directory });
  const read = exitCode === 0 ? v.safeParse(placesSchema, parsed(stdout)) : null;
  if (read?.success !== true)
    throw new UserFacingError('command-failed', { command: `go ${ARGV.join(' ')}`, said: stderr.trim() });
  const { GOCACHE, GOMODCACHE, GOCACHEPROG, GOROOT, GOVERSION } = read.output;
  return {
    gocache: GOCACHE,
    gomodcache: GOMODCACHE,
    program: GOCACHEPROG === '' ? null : GOCACHEPROG,
    goroot: GOROOT,
    goVersion: GOVERSION,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
