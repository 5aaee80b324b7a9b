import type { SymbolVersion } from '../../binary/facts.ts';
import { compareVersions } from './targets/version-order.ts';

/** The newest version that a program asks of a library, which decides where it runs. */
export interface NewestVersion {
  /** What comes before the number: `GLIBC`. */
  readonly family: string;
  /** Like `2.34`. */
  readonly version: string;
  readonly symbols: readonly string[];
}

/** For each family of versions (`GLIBC`, `GLIBCXX`, …) the newest; versions without a number are left out. */
export function newestVersions(versions: readonly SymbolVersion[]): readonly NewestVersion[] {
  const newest = new Map<string, NewestVersion>();
  for (const { version: name, symbols } of versions) {
    const [, family, version] = /^([A-Za-z]\w*?)_(\d+(?:\.\d+)*)$/.exec(name) ?? [];
    if (family === undefined || version === undefined) continue;
    const before = newest.get(family);
    const order = before === undefined ? 1 : compareVersions(version, before.version);
    if (order > 0) newest.set(family, { family, version, symbols });
    // Several libraries may ask for it.
    else if (order === 0 && before !== undefined)
      newest.set(family, { ...before, symbols: [...before.symbols, ...symbols] });
  }
  return [...newest.values()];
}
