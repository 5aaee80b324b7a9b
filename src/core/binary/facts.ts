import type { Bytes } from '../model/units.ts';
import type { GoFacts } from './go/go-facts.ts';

/** `object`: a file from before linking. */
export type BinaryFormat = 'elf' | 'pe' | 'macho' | 'wasm' | 'xcoff' | 'plan9' | 'go-object';

export type BinaryKind = 'executable' | 'shared-library' | 'object' | 'other';

/** What is wrong with a file; the facts beside it are what could be read all the same. */
export type BinaryProblem =
  /** Its headers describe bytes after its end. */
  | { readonly id: 'truncated'; readonly expectedBytes: Bytes; readonly actualBytes: Bytes }
  /** Something in this part leads out of the file or has an impossible value. */
  | { readonly id: 'damaged'; readonly part: BinaryPart }
  /** More than the reader is ready to list. */
  | { readonly id: 'too-many'; readonly part: BinaryPart };

export type BinaryPart =
  | 'sections'
  | 'segments'
  | 'dynamic'
  | 'symbols'
  | 'versions'
  | 'imports'
  | 'build-info'
  | 'dwarf'
  | 'members';

/** Addresses are those of the program in memory; offsets count from the start of the program's bytes. */
export interface BinarySection {
  readonly name: string;
  readonly address: number;
  readonly offset: number;
  /** In the file; 0 for zeros that only exist in memory. */
  readonly sizeBytes: Bytes;
  readonly memoryBytes: Bytes;
  /** Whether it is part of the running program, and how. */
  readonly loaded: boolean;
  readonly writable: boolean;
  readonly executable: boolean;
  /** How its content is compressed; null if it is not. */
  readonly compression: 'zlib' | 'zstd' | 'unknown' | null;
}

export interface BinarySegment {
  /** Its name (Mach-O) or kind (ELF: `LOAD`). */
  readonly name: string;
  readonly address: number;
  readonly offset: number;
  readonly sizeBytes: Bytes;
  readonly memoryBytes: Bytes;
  readonly readable: boolean;
  readonly writable: boolean;
  readonly executable: boolean;
}

export interface BinarySymbol {
  readonly name: string;
  readonly address: number;
  /** null where the format has no sizes. */
  readonly sizeBytes: Bytes | null;
  /** Defined elsewhere: by a shared library. */
  readonly imported: boolean;
}

/** What links a program to its surroundings. null, where a question has no answer in this format. */
export interface LinkingFacts {
  /** `static`: needs no other file to start · `host`: runs inside of a program, as wasm does. */
  readonly linkage: 'static' | 'dynamic' | 'unlinked' | 'host' | 'unknown';
  readonly interpreter: string | null;
  /** In the file's own order; null if they could not be read. */
  readonly libraries: readonly NeededLibrary[] | null;
  /** The versions of symbols that it asks of its libraries (ELF). */
  readonly symbolVersions: readonly SymbolVersion[];
  /** Its own name, if it is a library. */
  readonly libraryName: string | null;
  readonly searchPaths: readonly SearchPath[];
  readonly positionIndependent: boolean | null;
  /** Whether relocated data is read-only once the program runs (ELF). */
  readonly relro: 'none' | 'partial' | 'full' | null;
  readonly executableStack: boolean | null;
  /** The oldest system for which it was linked, if it says so. */
  readonly minimumSystem: MinimumSystem | null;
  /** The part of Windows that starts it. */
  readonly subsystem: string | null;
  /** The functions that its host must have (wasm), as `module.name`. */
  readonly hostFunctions: readonly string[];
}

export interface NeededLibrary {
  readonly name: string;
  /** `weak`: may be absent · `delayed`: loaded on first use. */
  readonly kind: 'required' | 'weak' | 'delayed';
}

export interface SymbolVersion {
  readonly library: string;
  /** Like `GLIBC_2.34`. */
  readonly version: string;
  /** The symbols that ask for it, in the file's order. */
  readonly symbols: readonly string[];
}

export interface SearchPath {
  readonly path: string;
  readonly kind: 'rpath' | 'runpath';
}

export interface MinimumSystem {
  readonly system: string;
  readonly version: string;
  /** The SDK that it was linked with; null if not recorded. */
  readonly sdk: string | null;
}

export interface DebuggingFacts {
  /** `unknown`: in a format whose symbols we do not read. */
  readonly symbolTable: 'present' | 'absent' | 'unknown';
  /** The symbols that the file defines itself. */
  readonly symbolCount: number;
  readonly dwarf: DwarfFacts | null;
}

export interface DwarfFacts {
  /** Ascending; of a program with C code there may be several. Empty if it could not be read. */
  readonly versions: readonly number[];
  readonly compressed: boolean;
  /** In the file. */
  readonly sizeBytes: Bytes;
  /** It maps addresses to lines, but describes neither variables nor types. */
  readonly linesOnly: boolean;
  /** Its compilation units; null if they could not be read. */
  readonly units: DwarfUnits | null;
}

/**
 * How many compilation units of the go compiler were compiled how, and how many are of other compilers. The packages
 * of the runtime are always optimized: the compiler ignores `-N` for them.
 */
export interface DwarfUnits {
  readonly optimized: number;
  /** With `-N -l`. */
  readonly unoptimized: number;
  /** With one of the two only. */
  readonly partly: number;
  /** Of another language. */
  readonly foreign: number;
  /** How the package main was compiled; null if it has no unit. */
  readonly main: 'optimized' | 'unoptimized' | 'partly' | null;
}

/** One program: a whole file, one architecture of a universal file, or an object in an archive. */
export interface ProgramFacts {
  /** The architecture's or the member's name; null if it is the whole file. */
  readonly name: string | null;
  readonly offset: number;
  readonly sizeBytes: Bytes;
  readonly format: BinaryFormat;
  readonly kind: BinaryKind;
  /** As GOOS and GOARCH; null if the header does not decide it. */
  readonly goos: string | null;
  readonly goarch: string | null;
  readonly littleEndian: boolean;
  readonly bits: 32 | 64;
  readonly sections: readonly BinarySection[];
  readonly segments: readonly BinarySegment[];
  /** Packed by UPX: only its unpacker can be read. */
  readonly packed: 'upx' | null;
  readonly go: GoFacts;
  readonly debugging: DebuggingFacts;
  readonly linking: LinkingFacts;
  readonly problems: readonly BinaryProblem[];
}

export interface BinaryFacts {
  readonly sizeBytes: Bytes;
  readonly container: 'single' | 'universal' | 'archive';
  readonly programs: readonly ProgramFacts[];
  /** Of an archive, including members that are no programs. */
  readonly members: readonly ArchiveMember[];
  readonly problems: readonly BinaryProblem[];
}

export interface ArchiveMember {
  readonly name: string;
  readonly offset: number;
  readonly sizeBytes: Bytes;
}
