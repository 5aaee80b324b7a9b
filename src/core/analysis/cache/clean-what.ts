/** What `cache clean` removes. */
export type CleanWhat =
  | { readonly kind: 'tests' | 'executables' | 'all' | 'toolchains' | 'trash' }
  | { readonly kind: 'unused'; readonly ms: number }
  /** An import path, or one that ends with `/...`. */
  | { readonly kind: 'package'; readonly pattern: string }
  /** A flag of go build, like `-race`, or flags for the compiler, like `-N -l`. */
  | { readonly kind: 'flags'; readonly flags: string }
  | { readonly kind: 'module'; readonly module: string; readonly version: string | null }
  /** Modules in the go.sum of none of these directories. */
  | { readonly kind: 'unreferenced'; readonly directories: readonly string[] };

export const CLEAN_KINDS = [
  'tests',
  'executables',
  'unused',
  'package',
  'flags',
  'module',
  'unreferenced',
  'toolchains',
  'all',
  'trash',
] as const;

/** What the arguments after `cache clean` say; a text names what is missing or wrong. */
export function readCleanWhat(words: readonly string[]): CleanWhat | { readonly wrong: string } {
  const [kind = '', value, ...rest] = words;
  const noMore = (what: CleanWhat): CleanWhat | { readonly wrong: string } =>
    rest[0] === undefined ? what : { wrong: rest[0] };
  switch (kind) {
    case 'tests':
    case 'executables':
    case 'all':
    case 'toolchains':
    case 'trash':
      return value === undefined ? { kind } : { wrong: value };
    case 'unused': {
      const ms = readAge(value ?? '');
      return ms === null ? { wrong: value ?? kind } : noMore({ kind, ms });
    }
    case 'package':
      return value === undefined ? { wrong: kind } : noMore({ kind, pattern: value });
    case 'flags':
      return value === undefined ? { wrong: kind } : { kind, flags: [value, ...rest].join(' ') };
    case 'module': {
      const [, module, version] = /^([^@]+)(?:@(.+))?$/.exec(value ?? '') ?? [];
      return module === undefined
        ? { wrong: value ?? kind }
        : noMore({ kind, module, version: version ?? null });
    }
    case 'unreferenced':
      return { kind, directories: words.slice(1) };
    default:
      return { wrong: kind };
  }
}

const UNITS: Readonly<Record<string, number>> = { h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000 };

/** `12h`, `3d`, `2w` in milliseconds; null for anything else, also 0: that is `all`. */
function readAge(text: string): number | null {
  const [, digits, unit = ''] = /^(\d{1,4})([hdw])$/.exec(text) ?? [];
  const ms = Number(digits) * (UNITS[unit] ?? Number.NaN);
  return ms > 0 ? ms : null;
}

/** Whether an import path matches one with or without `/...` at its end. */
export function matchesPackage(importPath: string, pattern: string): boolean {
  if (!pattern.endsWith('/...')) return importPath === pattern;
  const parent = pattern.slice(0, -'/...'.length);
  return importPath === parent || importPath.startsWith(`${parent}/`);
}

/** Flags that the compiler writes into its output, without the dash. Source: cmd/compile, RecordFlags. */
const RECORDED = new Set(['B', 'N', 'l', 'msan', 'race', 'asan', 'shared', 'dynlink', 'dwarf', 'spectre']);

/** The flags that an object has to have; null if objects do not say that, so that only traces can. */
export function recordedFlags(flags: string): readonly string[] | null {
  const plain = flags.replace(/^-gcflags=(?:[^=\s]+=)?/, '').replace(/^(["'])(.*)\1$/, '$2');
  const words = plain.split(/\s+/).filter((word) => word !== '');
  const known = words.every((word) => RECORDED.has(word.replace(/^-/, '').replace(/=.*/, '')));
  return known && words.length > 0 ? words.map((word) => (word.startsWith('-') ? word : `-${word}`)) : null;
}

/** Modules with a checksum in the text of a go.sum, as `MODULE@VERSION`, also if only their go.mod has one. */
export function modulesInSum(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => {
    const [, module, version] = /^(\S+) (\S+?)(?:\/go\.mod)? h1:/.exec(line) ?? [];
    return module === undefined || version === undefined ? [] : [`${module}@${version}`];
  });
}
