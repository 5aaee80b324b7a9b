import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { systemProgram } from './system-program.ts';

export interface ProcessEntry {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  /** The words of its command line as one text; empty for a process that has ended. */
  readonly command: string;
}

/** Every process that can be seen; empty on Windows, where `taskkill /T` walks the tree itself. */
export function listProcesses(): readonly ProcessEntry[] {
  if (process.platform === 'win32') return [];
  return process.platform === 'linux' ? listFromProc() : listFromPs();
}

/** Children first met first, so that nobody is missed while the list is worked off. */
export function descendantsOf(pid: number, all = listProcesses()): readonly ProcessEntry[] {
  const found: ProcessEntry[] = [];
  const parents = new Set([pid]);
  for (let size = -1; size !== found.length; ) {
    size = found.length;
    for (const entry of all) {
      if (!parents.has(entry.parent) || parents.has(entry.pid)) continue;
      parents.add(entry.pid);
      found.push(entry);
    }
  }
  return found;
}

/** Sends a signal; false when there is nobody to get it. A negative pid means a process group. */
export function sendSignal(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    return false;
  }
}

/** Ends a process with all its descendants, on Windows. */
export function taskkill(pid: number): void {
  const words = ['/pid', String(pid), '/T', '/F'];
  const { status } = spawnSync(systemProgram('taskkill'), words, { stdio: 'ignore', windowsHide: true });
  // Without its help the process itself ends at least.
  if (status !== 0) sendSignal(pid, 'SIGKILL');
}

function listFromProc(): readonly ProcessEntry[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProc(Number(name)));
}

function readProc(pid: number): readonly ProcessEntry[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name in parentheses may hold anything, so the fields are counted from its end.
    const [state, parent, group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (state === 'Z') return [];
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trimEnd();
    return [{ pid, parent: Number(parent), group: Number(group), command }];
  } catch {
    return [];
  }
}

function listFromPs(): readonly ProcessEntry[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,pgid=,args='], { encoding: 'utf8' });
  return (stdout ?? '').split('\n').flatMap((line) => {
    const match = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/.exec(line);
    if (!match) return [];
    return [
      { pid: Number(match[1]), parent: Number(match[2]), group: Number(match[3]), command: match[4] ?? '' },
    ];
  });
}
