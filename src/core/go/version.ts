/** A Go version, as parsed by internal/gover; `kind` and `pre` are the parts of `rc1`, `beta2`. */
export interface GoVersion {
  readonly major: number;
  readonly minor: number;
  /** null in a language version (`1.21`) and in a pre-release. */
  readonly patch: number | null;
  readonly kind: string;
  readonly pre: number | null;
  /** Built from a development tree (`devel go1.28-…`): its number is that of the next release. */
  readonly isDevelopment: boolean;
}

/**
 * Parses `go1.26.8`, `1.21`, `go1.27rc1`, `go1.24.3-custom`, `go1.26.8 X:nodwarf5` and `devel go1.28-abc date`;
 * null if go does not accept it as a version.
 */
export function readGoVersion(text: string): GoVersion | null {
  const isDevelopment = text.startsWith('devel ');
  const number = (isDevelopment ? text.slice('devel '.length) : text).replace(/^go/, '').split(/[-\s]/, 1)[0];
  const match = VERSION.exec(number ?? '');
  if (match === null) return null;
  const [, major = '', minor, patch, kind = '', pre] = match;
  return {
    major: Number(major),
    minor: Number(minor ?? 0),
    patch: patch !== undefined ? Number(patch) : kind === '' && isBelow21(major, minor) ? 0 : null,
    kind,
    pre: pre === undefined ? null : Number(pre),
    isDevelopment,
  };
}

const VERSION = /^(0|[1-9]\d*)(?:\.(0|[1-9]\d*)(?:\.(0|[1-9]\d*)|([a-z]+)(0|[1-9]\d*)?)?)?$/;

/** Before 1.21 a version without a patch is the release itself; since then it is only the language version. */
function isBelow21(major: string, minor: string | undefined): boolean {
  return minor === undefined || Number(minor) < 21 || Number(major) < 1;
}

/**
 * Negative if `a` is older. Like go/version.Compare: 1.21 < 1.21rc1 < 1.21.0, and an invalid version is the
 * oldest.
 */
export function compareGoVersions(a: string, b: string): number {
  const [left, right] = [readGoVersion(a), readGoVersion(b)];
  if (left === null || right === null) return Number(left !== null) - Number(right !== null);
  return (
    left.major - right.major ||
    left.minor - right.minor ||
    (left.patch ?? -1) - (right.patch ?? -1) ||
    Number(left.kind > right.kind) - Number(left.kind < right.kind) ||
    (left.pre ?? -1) - (right.pre ?? -1)
  );
}

/** Whether a version belongs to `1.N` or later, including pre-releases of 1.N; null if it is not a version. */
export function isGoSince(version: string | null, minor: number): boolean | null {
  const read = version === null ? null : readGoVersion(version);
  return read === null ? null : read.major > 1 || (read.major === 1 && read.minor >= minor);
}

/** `1.26` for `go1.26.8`; null if it is not a version. */
export function languageVersion(version: string): string | null {
  const read = readGoVersion(version);
  return read === null ? null : `${read.major}.${read.minor}`;
}

/** The toolchain to download for a `go` line: `1.26.8` → `go1.26.8`, `1.22` → `go1.22.0`, `1.20` → `go1.20`. */
export function toolchainFor(version: string): string {
  const bare = version.replace(/^go/, '');
  const read = readGoVersion(bare);
  // Since 1.21 the first release has a patch number.
  return read !== null && read.patch === null && read.kind === '' ? `go${bare}.0` : `go${bare}`;
}
