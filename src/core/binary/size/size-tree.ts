import type { Bytes } from '../../model/units.ts';

/** What a node stands for; the list may grow, and a reader shows a kind that it does not know like `data`. */
export const SIZE_KINDS = [
  /** The root. */
  'file',
  /** One architecture of a universal file, or one member of an archive. */
  'program',
  /** All nodes of one `SizeGroup`: the level under a program. */
  'group',
  /** `name` is `path@version`. */
  'module',
  /** `name` is the import path. */
  'package',
  /** A Go type: its methods and its description at run time. `name` is without its package. */
  'type',
  /** A function or method with its closures. `name` is without its package. */
  'function',
  /** Variables, constants, strings and tables that the compiler made. */
  'data',
  /** go's description of a type at run time. */
  'descriptor',
  /** What maps addresses to functions, files and lines (pclntab). */
  'lines',
  /** A file that `//go:embed` put into the program. `name` is its path. */
  'embed',
  'section',
  'header',
  /** The symbol table and its names. */
  'symbols',
  /** What the system needs to load and link the program. */
  'linking',
  'padding',
  /** Many small nodes as one; `count` says how many. */
  'rest',
  'unknown',
] as const;
export type SizeKind = (typeof SIZE_KINDS)[number];

/** What colors a node. A node inside of a package keeps the package's group, except for `embed`. */
export const SIZE_GROUPS = [
  /** The main module. */
  'own',
  /** Dependencies. */
  'module',
  /** The standard library without the runtime. */
  'std',
  'runtime',
  /** C code, and what the system's linker adds. */
  'foreign',
  'embed',
  'dwarf',
  /** What belongs to no package: strings, tables, headers, symbols. */
  'data',
  'padding',
  'unknown',
] as const;
export type SizeGroup = (typeof SIZE_GROUPS)[number];

/**
 * A part of a file. `bytes` are bytes of the file, not of memory. Either a node has children, whose bytes add up to
 * its own, or it has none. Children are sorted by size, largest first.
 */
export interface SizeNode {
  readonly name: string;
  readonly kind: SizeKind;
  readonly group: SizeGroup;
  readonly bytes: Bytes;
  readonly children: readonly SizeNode[];
  /** How many nodes a `rest` stands for, or how many symbols were added up to one node; 1 if it is one. */
  readonly count: number;
}

/** Where every byte of a file belongs. */
export interface SizeReport {
  readonly fileBytes: Bytes;
  /** Its `bytes` are `fileBytes`. */
  readonly tree: SizeNode;
  /** The part of the bytes that are not `unknown`, from 0 to 1. */
  readonly namedShare: number;
  /**
   * What told where functions and variables begin and end: the symbol table, go's own line table (which no strip
   * removes), the names of a wasm file, or nothing but the sections.
   */
  readonly source: SizeSource;
  /** Variables and read-only data could not be given to their packages: there is no symbol table. */
  readonly estimated: boolean;
}
export type SizeSource = 'symbols' | 'line-table' | 'names' | 'sections';
