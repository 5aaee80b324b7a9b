import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/**
 * Process ids mean something only where they were given, and until the machine is started anew: containers and
 * machines may share a folder or a window's memory.
 */
export const PROCESS_PLACE = createHash('sha256').update(whereWeAre()).digest('hex').slice(0, 8);

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** This machine since it was started, and this container on it. */
function whereWeAre(): string {
  const read = (part: () => string): string => {
    try {
      return part();
    } catch {
      return '';
    }
  };
  const boot = read(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8'));
  const processes = read(() => readlinkSync('/proc/self/ns/pid'));
  return [hostname(), boot, processes].join(' ');
}
