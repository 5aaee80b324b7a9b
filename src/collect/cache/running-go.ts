import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { realPathOf } from '../../platform/real-path.ts';
import { run } from '../../platform/run.ts';
import { systemProgram } from '../../platform/system-program.ts';
import { readGoVariable } from '../toolchain/go-variables.ts';

export interface RunningGo {
  readonly pid: number;
  readonly command: string;
}

/**
 * The go commands and tools of go that this user runs, in this process namespace; null if that cannot be
 * determined. A program that `go run` started is none, but its go command is.
 *
 * `gocache`: without those that use another build cache, as far as their environment says so, which only Linux
 * shows; null for all of them.
 */
export async function runningGo(gocache: string | null): Promise<readonly RunningGo[] | null> {
  try {
    if (process.platform === 'linux') return fromProc(gocache);
    return process.platform === 'win32' ? await fromTasklist() : await fromPs();
  } catch {
    return null;
  }
}

/** `go`, `go.exe`, and the compiler, the linker and so on. */
function isGo(program: string): boolean {
  const path = program.replaceAll('\\', '/').replace(/ \(deleted\)$/, '');
  return /(?:^|\/)go(?:\.exe)?$/.test(path) || /\/pkg\/tool\/[a-z0-9]+_[a-z0-9]+\//.test(path);
}

function fromProc(gocache: string | null): readonly RunningGo[] {
  const user = process.getuid?.();
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      if (statSync(`/proc/${name}`).uid !== user || !isGo(readlinkSync(`/proc/${name}/exe`))) return [];
      if (gocache !== null && usesOther(gocache, readFileSync(`/proc/${name}/environ`, 'utf8'))) return [];
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trimEnd();
      return [{ pid: Number(name), command }];
    } catch {
      // It has ended.
      return [];
    }
  });
}

/** go sets GOCACHE for everything that it starts; otherwise `go env -w` or the home directory decides. */
function usesOther(gocache: string, environ: string): boolean {
  const env = Object.fromEntries(
    environ.split('\0').map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
  const set = readGoVariable('GOCACHE', env, null);
  const own = set || (env['XDG_CACHE_HOME'] ? join(env['XDG_CACHE_HOME'], 'go-build') : '');
  const path = own || (env['HOME'] ? join(env['HOME'], '.cache', 'go-build') : '');
  // GOROOT/go.env could name one as well, which nobody does; without a home directory it is unknown.
  return path !== '' && realPathOf(path) !== realPathOf(gocache);
}

const QUERY = { cwd: '/', timeoutMs: 10_000 };

async function fromPs(): Promise<readonly RunningGo[] | null> {
  const { stdout, exitCode } = await run('ps', ['-A', '-o', 'pid=,uid=,comm='], {
    ...QUERY,
    env: process.env,
  });
  if (exitCode !== 0) return null;
  const user = process.getuid?.();
  return stdout.split('\n').flatMap((line) => {
    const [, pid, uid, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return Number(uid) === user && isGo(command) ? [{ pid: Number(pid), command: basename(command) }] : [];
  });
}

const WINDOWS_NAMES = /^(?:go|compile|link|asm|cgo|vet|buildid|pack)\.exe$/i;

async function fromTasklist(): Promise<readonly RunningGo[] | null> {
  const program = systemProgram('tasklist', process.env);
  const { stdout, exitCode } = await run(program, ['/FO', 'CSV', '/NH'], {
    ...QUERY,
    cwd: process.cwd(),
    env: process.env,
  });
  if (exitCode !== 0) return null;
  return stdout.split(/\r?\n/).flatMap((line) => {
    const [, name = '', pid] = /^"([^"]+)","(\d+)"/.exec(line) ?? [];
    return WINDOWS_NAMES.test(name) ? [{ pid: Number(pid), command: name }] : [];
  });
}
