import type { BuildDiagnostic } from '../../model/trace.ts';

/**
 * Why a command ended before it planned any work: go rejected its `flags`, or what the `command` asks for; it
 * could not load the packages; or something `other`, for example no work directory could be created.
 */
export type EarlyEnd = 'flags' | 'command' | 'loading' | 'other';

/** By go's first message; null if it printed none. */
export function earlyEnd(first: BuildDiagnostic | null): EarlyEnd {
  if (first === null) return 'loading';
  // For an error in its own command line, go prints the usage and loads no package.
  if (/\nusage: go /.test(first.message)) return 'flags';
  const line = first.message.split('\n', 1)[0] ?? '';
  if (REFUSED.test(line)) return 'command';
  if (first.file !== null || first.package !== null) return 'loading';
  return LOADED.test(first.message.replaceAll(PATH, '')) ? 'loading' : 'other';
}

/** go refuses the flags together, to write the requested output, or to write it there. */
const REFUSED =
  /^(?:go: )?(?:cannot write multiple packages to|no main packages to build|-o \S+|cannot use -|\S+ flag may be|-\S+ requires |cannot install cross-compiled|build output .* already exists|build cache is (?:required|disabled))/;

/** The name of a folder says nothing about what went wrong. */
const PATH = /\S*[/\\]\S*/g;

/** What go loads: a package, a module, an import, a pattern, files and folders that were named. */
const LOADED =
  /\b(?:packages?|modules?|imports?|imported|pattern|go\.(?:mod|sum|work)|vendor(?:ed|ing)?|Go files|named files|GOROOT|embed|toolchain|directory (?:not found|\S+ (?:is|outside)))\b/;
