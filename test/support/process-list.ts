import { spawnSync } from 'node:child_process';

export interface ListedProcess {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  readonly command: string;
}

/** Every running process of the machine, from `ps` instead of our own reading of /proc. */
export function listProcesses(): readonly ListedProcess[] {
  const { stdout } = spawnSync('ps', ['-A', '-ww', '-o', 'pid=,ppid=,pgid=,stat=,args='], {
    encoding: 'utf8',
  });
  return stdout.split('\n').flatMap((line) => {
    const match = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line);
    if (!match || match[4]?.startsWith('Z')) return [];
    return [
      { pid: Number(match[1]), parent: Number(match[2]), group: Number(match[3]), command: match[5] ?? '' },
    ];
  });
}

/** Parents come before their children. */
export function descendantsOf(pid: number): readonly ListedProcess[] {
  const all = listProcesses();
  const below = (parent: number): readonly ListedProcess[] =>
    all.filter((one) => one.parent === parent).flatMap((one) => [one, ...below(one.pid)]);
  return below(pid);
}
