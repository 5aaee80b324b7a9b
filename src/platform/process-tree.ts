import { readdirSync, readFileSync } from 'node:fs';
import { run } from './run.ts';

export interface ProcessEntry {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  /** Its command line as one text; empty for a process that has ended. */
  readonly command: string;
}

/** Every visible process; empty on Windows, where `taskkill /T` walks the tree itself. */
export async function listProcesses(): Promise<readonly ProcessEntry[]> {
  if (process.platform === 'win32') return [];
  return process.platform === 'linux' ? listFromProc() : await listFromPs();
}

/** In breadth-first order, so that none is missed while the list is processed. */
export async function descendantsOf(pid: number): Promise<readonly ProcessEntry[]> {
  const all = await listProcesses();
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

const QUERY = { cwd: '/', env: process.env, timeoutMs: 10_000 };

function listFromProc(): readonly ProcessEntry[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProc(Number(name)));
}

function readProc(pid: number): readonly ProcessEntry[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name in parentheses may contain anything, so fields are counted from its end.
    const [state, parent, group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (state === 'Z') return [];
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trimEnd();
    return [{ pid, parent: Number(parent), group: Number(group), command }];
  } catch {
    return [];
  }
}

async function listFromPs(): Promise<readonly ProcessEntry[]> {
  const { stdout } = await run('ps', ['-A', '-o', 'pid=,ppid=,pgid=,args='], QUERY);
  return stdout.split('\n').flatMap((line) => {
    const match = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/.exec(line);
    if (!match) return [];
    return [
      { pid: Number(match[1]), parent: Number(match[2]), group: Number(match[3]), command: match[4] ?? '' },
    ];
  });
}
