import type { ProgramFacts } from '../../binary/facts.ts';
import type { BuildInfo } from '../../binary/go/go-facts.ts';
import { splitQuoted } from '../../go/quoted-words.ts';
import { readLinkerFlags, stripsByLinker } from './linker-flags.ts';
import { packageArgument, settingOf } from './missing-fields.ts';

/** What a debugger can do with a program, and what keeps it from doing more. */
export interface DebugReadiness {
  /** go's own line table, which no flag removes, is enough for breakpoints. */
  readonly breakpoints: 'yes' | 'no' | 'unknown';
  /** What keeps Delve from a program that has what it would need; null: nothing. */
  readonly blockedBy: DelveLimit | null;
  /** `partly`: optimized code keeps some of them in registers or nowhere. */
  readonly variables: 'yes' | 'partly' | 'no' | 'unknown';
  /** Of the package main, or of all code of go if main is not known. */
  readonly code: 'optimized' | 'unoptimized' | 'mixed' | 'unknown';
  /** Why there is no debug information (DWARF); null if there is. */
  readonly withoutDwarf: StripCause | null;
  /** Why there is no symbol table; null if there is, or if the format has none. */
  readonly withoutSymbols: StripCause | null;
  /** The command that builds it for a debugger; null if nothing is missing, or if the program is not go's. */
  readonly restore: readonly string[] | null;
}

/** Seen with Delve 1.27.2 (`npm run debug-oracle`). */
export type DelveLimit =
  /** With DWARF, it insists on a symbol table, which `-s -w=0` omits, and does not start the program. */
  | 'no-symbols'
  /** Without DWARF, it finds no function in what the system's linker linked. */
  | 'system-linker';

export type StripCause =
  | 'flag-s'
  | 'flag-w'
  /** The linker got neither flag from the user: `strip`, or go run and go test, which pass -s -w themselves. */
  | 'afterwards'
  /** The flags are not recorded. */
  | 'unknown'
  /** go writes none for this platform. */
  | 'platform'
  | 'packed'
  /** Where it would be cannot be read. */
  | 'damaged'
  | 'not-linked';

const WITHOUT_DWARF = new Set(['wasm', 'plan9']);

export function debugReadiness(program: ProgramFacts): DebugReadiness {
  const { packed, debugging, go, format } = program;
  const isGo = go.buildInfo !== null || go.version !== null;
  const code = codeOf(program);
  const isComplete = debugging.dwarf !== null && !debugging.dwarf.linesOnly;
  const isLinked = program.kind !== 'object';
  const blockedBy = packed === null && isLinked ? delveLimit(program) : null;
  const canBreak = packed === null && isLinked && ['elf', 'pe', 'macho'].includes(format);
  const known = { optimized: 'partly', mixed: 'partly', unoptimized: 'yes', unknown: 'unknown' } as const;
  const variables =
    blockedBy !== null ? 'no' : isComplete ? known[code] : format === 'xcoff' ? 'unknown' : 'no';
  const withoutDwarf = debugging.dwarf === null && format !== 'xcoff' ? causeOf(program, 'w') : null;
  const canRestore = isGo && isLinked && !WITHOUT_DWARF.has(format) && variables !== 'yes';
  return {
    blockedBy,
    breakpoints:
      blockedBy !== null
        ? 'no'
        : canBreak
          ? isGo || isComplete
            ? 'yes'
            : 'no'
          : packed !== null || !isLinked
            ? 'no'
            : 'unknown',
    variables,
    code,
    withoutDwarf,
    withoutSymbols: debugging.symbolTable === 'absent' ? causeOf(program, 's') : null,
    restore: canRestore ? rebuild(go.buildInfo) : null,
  };
}

/** A section with code of the C library for the start, which only the system's linker adds. */
const START_CODE = '.init';

function delveLimit({ format, debugging, sections }: ProgramFacts): DelveLimit | null {
  if (format !== 'elf') return null;
  if (debugging.dwarf !== null) return debugging.symbolTable === 'absent' ? 'no-symbols' : null;
  return sections.some(({ name }) => name === START_CODE) ? 'system-linker' : null;
}

/** The same kind of file again, for a debugger. */
function rebuild(info: BuildInfo | null): readonly string[] {
  const flags = '-gcflags=all=-N -l';
  if (info?.path?.endsWith('.test') === true) return ['go', 'test', '-c', flags];
  const mode = info === null ? null : settingOf(info, '-buildmode');
  const kind = mode === null || mode === 'exe' ? [] : [`-buildmode=${mode}`];
  return ['go', 'build', ...kind, flags, packageArgument(info)];
}

/** By the compiler's own words in the DWARF, else by its flags, which go always records since 1.18. */
function codeOf({ debugging, go }: ProgramFacts): DebugReadiness['code'] {
  const units = debugging.dwarf?.units ?? null;
  if (units !== null && units.main !== null) return units.main === 'partly' ? 'mixed' : units.main;
  if (units !== null && units.optimized + units.partly + units.unoptimized > 0) {
    if (units.unoptimized === 0 && units.partly === 0) return 'optimized';
    return units.optimized === 0 && units.unoptimized > 0 ? 'unoptimized' : 'mixed';
  }
  const info = go.buildInfo;
  if (info === null || info.settings.length === 0) return 'unknown';
  const recorded = settingOf(info, '-gcflags');
  if (recorded === null) return 'optimized';
  const [, pattern = '', flags = ''] = /^(?:([^\s'"=-][^\s'"=]*)=)?(.*)$/s.exec(recorded) ?? [];
  const words = splitQuoted(flags) ?? [];
  const [noOptimizing, noInlining] = [words.includes('-N'), words.includes('-l')];
  if (!noOptimizing && !noInlining) return 'optimized';
  // Without a pattern, flags are for the packages named on the command line.
  return noOptimizing && noInlining && ['', 'all', '...'].includes(pattern) ? 'unoptimized' : 'mixed';
}

function causeOf(program: ProgramFacts, flag: 's' | 'w'): StripCause {
  const { packed, format, kind, go } = program;
  if (packed !== null) return 'packed';
  if (program.problems.length > 0) return 'damaged';
  if (format === 'go-object' || kind === 'object') return 'not-linked';
  if (flag === 'w' && WITHOUT_DWARF.has(format)) return 'platform';
  const info = go.buildInfo;
  if (info === null || info.settings.length === 0) return 'unknown';
  const recorded = settingOf(info, '-ldflags');
  const flags = readLinkerFlags(recorded ?? '');
  const noSymbols = flags.noSymbols || stripsByLinker(settingOf(info, 'CGO_LDFLAGS') ?? '');
  if (flag === 's' ? noSymbols : noSymbols && flags.noDwarf) return 'flag-s';
  if (flag === 'w' && flags.noDwarf) return 'flag-w';
  return recorded === null && settingOf(info, '-trimpath') === 'true' ? 'unknown' : 'afterwards';
}
