import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/**
 * Process IDs are valid only in the namespace that assigned them, until the machine restarts: containers and
 * machines may share a folder or a window's state.
 */
export const PID_NAMESPACE = shortHash(whereWeAre());

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is running and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Identifies this boot of the machine, and this container on it. */
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

/** FNV-1a, 32 bits: an identifier, not a secret, so that go need not wait for a hashing library to load. */
function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
