import os from 'node:os';

const SYSTEMS: Readonly<Record<string, string>> = { win32: 'windows', sunos: 'solaris' };
const PROCESSORS: Readonly<Record<string, string>> = {
  x64: 'amd64',
  ia32: '386',
  mipsel: 'mipsle',
  ppc64: os.endianness() === 'LE' ? 'ppc64le' : 'ppc64',
};

/** The system of this machine as GOOS. */
export function hostOs(): string {
  return SYSTEMS[process.platform] ?? process.platform;
}

/** The processor of this machine as GOARCH. */
export function hostArch(): string {
  return PROCESSORS[process.arch] ?? process.arch;
}
