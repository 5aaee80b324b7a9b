import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type ListedProcess, listProcesses } from '../process-list.ts';
import type { Sandbox } from './scene.ts';

/**
 * Everything that a traced command of this editor started and that is still running: our command line, go, its
 * tools, its program.
 */
export function tracedProcesses(
  sandbox: Pick<Sandbox, 'temp'>,
  extension = path.dirname(sandbox.temp),
): readonly ListedProcess[] {
  return listProcesses().filter(
    ({ command }) =>
      command.includes(`${sandbox.temp}${path.sep}`) ||
      (command.includes(extension) && command.includes(`${path.sep}cli.cjs trace `)),
  );
}

/** The extension hosts of this editor's windows: children of its server, recognized by their command lines. */
export function extensionHosts(server: number): readonly ListedProcess[] {
  const all = listProcesses();
  const below = new Set([server]);
  for (let size = 0; size !== below.size; ) {
    size = below.size;
    for (const { pid, parent } of all) if (below.has(parent)) below.add(pid);
  }
  return all.filter(({ pid, command }) => below.has(pid) && command.includes('--type=extensionHost'));
}

/** Folders of recorders and windows whose owner no longer exists. */
export function abandonedFolders(sandbox: Pick<Sandbox, 'temp'>): readonly string[] {
  const alive = new Set(listProcesses().map(({ pid }) => pid));
  return readdirSync(sandbox.temp).filter((name) => {
    const owner = /^go-build-pipeline-[0-9a-f]+-(\d+)-/.exec(name)?.[1];
    return owner !== undefined && !alive.has(Number(owner));
  });
}

/** The process that wrote its ID into a file; null while there is none. */
export function pidIn(file: string): number | null {
  if (!existsSync(file)) return null;
  const pid = Number(readFileSync(file, 'utf8'));
  return Number.isInteger(pid) && pid > 1 ? pid : null;
}

/** The resident memory of a process, in bytes; 0 when it has ended. */
export function residentOf(pid: number): number {
  try {
    const [, kilobytes = '0'] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) * 1024;
  } catch {
    return 0;
  }
}

/** Whether a process is running; a zombie is not. */
export function runs(pid: number): boolean {
  return listProcesses().some((one) => one.pid === pid);
}
