import { readGoVersion } from '../go/version.ts';

/** What decides which files belong to a package, like go/build's Context. */
export interface BuildContext {
  readonly goos: string;
  readonly goarch: string;
  readonly cgoEnabled: boolean;
  readonly compiler: string;
  /** From `-tags`. */
  readonly tags: readonly string[];
  /** From the toolchain: `goexperiment.x`, `amd64.v1`. */
  readonly toolTags: readonly string[];
  /** `go1.1` … up to the version of the toolchain. */
  readonly releaseTags: readonly string[];
}

// internal/syslist: past, present and future; used for file names, so nothing may be removed.
export const KNOWN_OS: ReadonlySet<string> = new Set(
  'aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris wasip1 windows zos'.split(
    ' ',
  ),
);
export const KNOWN_ARCH: ReadonlySet<string> = new Set(
  '386 amd64 amd64p32 arm armbe arm64 arm64be loong64 mips mipsle mips64 mips64le mips64p32 mips64p32le ppc ppc64 ppc64le riscv riscv64 s390 s390x sparc sparc64 wasm'.split(
    ' ',
  ),
);
export const UNIX_OS: ReadonlySet<string> = new Set(
  'aix android darwin dragonfly freebsd hurd illumos ios linux netbsd openbsd solaris'.split(' '),
);
const ALSO: Readonly<Record<string, string>> = { android: 'linux', illumos: 'solaris', ios: 'darwin' };

export function matchTag(tag: string, context: BuildContext): boolean {
  if (tag === 'cgo' && context.cgoEnabled) return true;
  if (tag === context.goos || tag === context.goarch || tag === context.compiler) return true;
  if (ALSO[context.goos] === tag) return true;
  if (tag === 'unix' && UNIX_OS.has(context.goos)) return true;
  const name = tag === 'boringcrypto' ? 'goexperiment.boringcrypto' : tag;
  return context.tags.includes(name) || context.toolTags.includes(name) || context.releaseTags.includes(name);
}

export type TagKind = 'os' | 'arch' | 'cgo' | 'release' | 'toolchain' | 'compiler' | 'custom';

export function tagKind(tag: string): TagKind {
  if (KNOWN_OS.has(tag) || tag === 'unix') return 'os';
  if (KNOWN_ARCH.has(tag)) return 'arch';
  if (tag === 'cgo') return 'cgo';
  if (tag === 'gc' || tag === 'gccgo') return 'compiler';
  if (/^go1\.\d+$/.test(tag)) return 'release';
  if (
    tag === 'boringcrypto' ||
    /^(goexperiment\.|amd64\.|arm\.|arm64\.|386\.|mips|ppc64|riscv64\.|wasm\.)/.test(tag)
  )
    return 'toolchain';
  return 'custom';
}

/** The release tags of a toolchain `go1.26.8`; those of go 1.20 if the version cannot be parsed. */
export function releaseTagsOf(goVersion: string): readonly string[] {
  const minor = readGoVersion(goVersion)?.minor ?? 20;
  return Array.from({ length: minor }, (_, i) => `go1.${i + 1}`);
}
