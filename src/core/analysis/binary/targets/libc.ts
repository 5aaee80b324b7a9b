import type { LibcFamily } from './target.ts';

/** The C library to which an interpreter belongs; null for one of another system (Android, FreeBSD). */
export function libcOf(interpreter: string): LibcFamily | null {
  if (/\/ld-musl-[^/]*$/.test(interpreter)) return 'musl';
  return /\/ld(-linux[^/]*|64|)\.so\.\d$/.test(interpreter) ? 'glibc' : null;
}

/** Where the interpreter of glibc is, by GOARCH; a program that names another place cannot start elsewhere. */
export const GLIBC_INTERPRETERS: Readonly<Record<string, readonly string[]>> = {
  amd64: ['/lib64/ld-linux-x86-64.so.2'],
  '386': ['/lib/ld-linux.so.2'],
  arm64: ['/lib/ld-linux-aarch64.so.1'],
  arm: ['/lib/ld-linux-armhf.so.3', '/lib/ld-linux.so.3'],
  loong64: ['/lib64/ld-linux-loongarch-lp64d.so.1'],
  mipsle: ['/lib/ld.so.1'],
  mips64le: ['/lib64/ld.so.1'],
  ppc64le: ['/lib64/ld64.so.2'],
  riscv64: ['/lib/ld-linux-riscv64-lp64d.so.1'],
  s390x: ['/lib/ld64.so.1'],
};

const GLIBC_LIBRARIES =
  /^(?:lib(?:c\.so\.6(?:\.1)?|m\.so\.6(?:\.1)?|pthread\.so\.0|dl\.so\.2(?:\.1)?|rt\.so\.1|resolv\.so\.2|util\.so\.1|nsl\.so\.1|anl\.so\.1)|ld-linux[^/]*|ld64\.so\.\d)$/;

/** The names for which musl loads nothing, because they are itself; the version after them does not matter. */
const MUSL_ITSELF = /^lib(?:c|pthread|rt|m|dl|util|xnet)\.|^ld-musl-/;

/** Whether a library comes with the C library. */
export function isPartOf(family: LibcFamily, library: string): boolean {
  return family === 'musl' ? MUSL_ITSELF.test(library) : GLIBC_LIBRARIES.test(library);
}

const MUSL_MACHINES: Readonly<Record<string, readonly string[]>> = {
  amd64: ['x86_64'],
  '386': ['i386'],
  arm64: ['aarch64'],
  arm: ['armhf', 'arm'],
  loong64: ['loongarch64'],
  ppc64le: ['powerpc64le'],
  riscv64: ['riscv64'],
  s390x: ['s390x'],
};

/** Where the interpreters of a C library are, by GOARCH. */
export function interpretersOf(family: LibcFamily, goarch: string): readonly string[] {
  if (family === 'glibc') return GLIBC_INTERPRETERS[goarch] ?? [];
  return (MUSL_MACHINES[goarch] ?? []).map((machine) => `/lib/ld-musl-${machine}.so.1`);
}
