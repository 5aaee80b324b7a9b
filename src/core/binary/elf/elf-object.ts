import type { ByteSource } from '../byte-source.ts';
import { type ByteOrder, ByteView } from '../byte-view.ts';
import type { BinaryKind, LinkingFacts } from '../facts.ts';
import { BinaryFormatError } from '../format-error.ts';
import { Problems, requiredOffset } from '../image.ts';
import { DT, dynamicSymbolTable, type ElfDynamic, readDynamic } from './elf-dynamic.ts';
import { ELF_MAGIC, readElfHeader } from './elf-header.ts';
import { readElfLinking } from './elf-linking.ts';
import { readSegments } from './elf-tables.ts';
import { elfTarget } from './elf-target.ts';

/** What a dynamic loader reads from a program or a library. */
export interface ElfObject {
  readonly kind: BinaryKind;
  readonly goarch: string | null;
  readonly bits: 32 | 64;
  readonly linking: LinkingFacts;
  /** The versions of symbols that it has for others, like `GLIBC_2.34`. */
  readonly versions: readonly string[];
  readonly symbols: readonly DynamicSymbol[];
}

export interface DynamicSymbol {
  readonly name: string;
  readonly imported: boolean;
  /** May stay without a definition. */
  readonly weak: boolean;
}

/** null: not an ELF file, or one that a loader would refuse. */
export function readElfObject(source: ByteSource): ElfObject | null {
  try {
    const head = source.size < 16 ? null : source.read(0, 16);
    if (head === null || !ELF_MAGIC.every((byte, index) => head[index] === byte)) return null;
    const header = readElfHeader(source);
    const problems = new Problems();
    const segments = readSegments(source, header);
    const { kind, linking } = readElfLinking({ source, header, sections: [], segments, problems });
    const dynamic = readDynamic(source, header.order, segments);
    return {
      kind,
      goarch: elfTarget(header, linking.interpreter).goarch,
      bits: header.order.wide ? 64 : 32,
      linking,
      versions: dynamic === null ? [] : definedVersions(source, header.order, dynamic),
      symbols: dynamic === null ? [] : symbolsOf(source, header.order, dynamic),
    };
  } catch (error) {
    if (error instanceof BinaryFormatError) return null;
    throw error;
  }
}

const DEFINITION = 20;
const MOST = 10_000;

function definedVersions(source: ByteSource, order: ByteOrder, dynamic: ElfDynamic): readonly string[] {
  const address = dynamic.first(DT.VERDEF);
  if (address === null) return [];
  const found: string[] = [];
  let at = requiredOffset(dynamic.ranges, address);
  for (let left = Math.min(dynamic.first(DT.VERDEFNUM) ?? 0, MOST); left > 0; left--) {
    const one = ByteView.from(source, at, DEFINITION, order);
    // The first name is its own, the others are what it comes after.
    found.push(dynamic.strings.text(ByteView.from(source, at + one.u32(12), 8, order).u32(0)));
    if (one.u32(16) < DEFINITION) break;
    at += one.u32(16);
  }
  return found;
}

const WEAK = 2;

function symbolsOf(source: ByteSource, order: ByteOrder, dynamic: ElfDynamic): readonly DynamicSymbol[] {
  const table = dynamicSymbolTable(source, order, dynamic, []);
  if (table === null) return [];
  const { view, count, entry } = table;
  const symbols: DynamicSymbol[] = [];
  for (let index = 1; index < count; index++) {
    const at = index * entry;
    const name = dynamic.strings.text(view.u32(at));
    const info = view.u8(at + (order.wide ? 4 : 12));
    if (name !== '')
      symbols.push({ name, imported: view.u16(at + (order.wide ? 6 : 14)) === 0, weak: info >> 4 === WEAK });
  }
  return symbols;
}
