import { readFileSync } from 'node:fs';
import os from 'node:os';
import { hostArch, hostOs } from '../toolchain/host-platform.ts';

/** The machine on which this process runs, in go's words. */
export interface ThisMachine {
  readonly goos: string;
  readonly goarch: string;
  /** Of the processor, as Linux names them; null elsewhere. */
  readonly features: ReadonlySet<string> | null;
  /** The version that a program's header names: macOS 14, Windows 10.0. */
  readonly systemVersion: string;
}

export function thisMachine(): ThisMachine {
  return {
    goos: hostOs(),
    goarch: hostArch(),
    features: processorFeatures(),
    systemVersion: systemVersion(),
  };
}

function processorFeatures(): ReadonlySet<string> | null {
  try {
    const flags = /^flags\s*:(.*)$/m.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[1];
    return flags === undefined ? null : new Set(flags.trim().split(/\s+/));
  } catch {
    return null;
  }
}

/** Darwin 20 is macOS 11, and 25 is macOS 26. */
function systemVersion(): string {
  const release = os.release();
  const darwin = Number(release.split('.')[0]);
  if (process.platform !== 'darwin' || darwin < 20) return release;
  return String(darwin >= 25 ? darwin + 1 : darwin - 9);
}
