import { devNull } from 'node:os';
import path from 'node:path';
import { makeRunGo } from '../toolchain/run-go.ts';

/** Longer than the probe waits, which ends the process with us. */
const DEADLINE_MS = 5_000;

/** Asks a go command that is in no installation, such as a shim of a version manager, for the one that it starts. */
export async function askVersion(file: string, directory: string, env: NodeJS.ProcessEnv) {
  const runGo = makeRunGo({ path: file, env, timeoutMs: DEADLINE_MS });
  const { stdout, stderr, exitCode } = await runGo(['env', 'GOROOT', 'GOVERSION'], {
    cwd: directory,
    env: {
      GOTOOLCHAIN: 'local',
      // An empty variable would not replace what `go env -w` has written; this flag means nothing to `go env`.
      GOFLAGS: '-modcacherw',
      // Since 1.23, go counts its commands in files.
      TEST_TELEMETRY_DIR: path.join(devNull, 'none'),
    },
  });
  const [goroot = '', version = ''] = stdout.split('\n');
  const refusal = /^go: cannot find GOROOT directory: .*/m.exec(stderr)?.[0] ?? null;
  return exitCode === 0
    ? { goroot: goroot.trim() || null, version: version.trim() || null, refusal: null }
    : { goroot: null, version: null, refusal };
}
