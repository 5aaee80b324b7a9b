// cspell:ignore mlkem
/** The minor version of the first go that has a package of the standard library; null if it is not known. */
export function stdSince(importPath: string): number | null {
  return SINCE.get(importPath) ?? null;
}

/** Packages since 1.21. Source: the release notes. */
const SINCE: ReadonlyMap<string, number> = new Map([
  ['cmp', 21],
  ['log/slog', 21],
  ['maps', 21],
  ['slices', 21],
  ['testing/slogtest', 21],
  ['go/version', 22],
  ['math/rand/v2', 22],
  ['iter', 23],
  ['structs', 23],
  ['unique', 23],
  ['crypto/fips140', 24],
  ['crypto/hkdf', 24],
  ['crypto/mlkem', 24],
  ['crypto/pbkdf2', 24],
  ['crypto/sha3', 24],
  ['weak', 24],
  ['testing/synctest', 25],
]);
