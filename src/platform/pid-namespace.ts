import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/**
 * Process ids mean something only where they were given, and until the machine is started anew: containers and
 * machines may share a folder or a window's memory.
 */
export const PROCESS_PLACE = shortHash(whereWeAre());

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

/** FNV-1a, 32 bits: a name and no secret, and go does not wait until a library for hashing is loaded. */
function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
