import { type ByteSource, readRange } from '../byte-source.ts';
import { ByteView, fixedText } from '../byte-view.ts';
import type { BinarySection, BinarySymbol } from '../facts.ts';
import type { Problems } from '../image.ts';
import { type CoffHeader, PE_ORDER } from './pe-header.ts';

const FLAGS = { DISCARDABLE: 0x0200_0000, EXECUTE: 0x2000_0000, WRITE: 0x8000_0000 } as const;
const SECTION = 40;
const SYMBOL = 18;

export interface PeSection extends BinarySection {
  readonly characteristics: number;
}

/** Long names of sections and symbols; they follow the symbol table. */
export function readStrings(source: ByteSource, { symbolsAt, symbolCount }: CoffHeader): ByteView {
  if (symbolsAt === 0) return new ByteView(new Uint8Array(0), PE_ORDER);
  const at = symbolsAt + symbolCount * SYMBOL;
  const size = new ByteView(readRange(source, at, 4), PE_ORDER).u32(0);
  return new ByteView(readRange(source, at, size), PE_ORDER);
}

export function readPeSections(
  source: ByteSource,
  header: CoffHeader,
  strings: ByteView,
  problems: Problems,
): readonly PeSection[] {
  const { sectionsAt, sectionCount } = header;
  const table = new ByteView(readRange(source, sectionsAt, sectionCount * SECTION), PE_ORDER);
  const base = header.optional?.imageBase ?? 0;
  return Array.from({ length: sectionCount }, (_, index): PeSection => {
    const view = new ByteView(table.slice(index * SECTION, SECTION), PE_ORDER);
    const short = view.fixedText(0, 8);
    const name = /^\/\d+$/.test(short)
      ? problems.attempt('sections', short, () => strings.text(Number(short.slice(1))))
      : short;
    const characteristics = view.u32(36);
    return {
      name,
      address: base + view.u32(12),
      offset: view.u32(20),
      sizeBytes: view.u32(20) === 0 ? 0 : view.u32(16),
      memoryBytes: view.u32(8),
      loaded: (characteristics & FLAGS.DISCARDABLE) === 0,
      writable: (characteristics & FLAGS.WRITE) !== 0,
      executable: (characteristics & FLAGS.EXECUTE) !== 0,
      compression: name.startsWith('.zdebug_') ? 'zlib' : null,
      characteristics,
    };
  });
}

const CLASS = { EXTERNAL: 2, STATIC: 3 } as const;

/** Functions and data, without entries for sections, files and debuggers. */
export function readPeSymbols(
  source: ByteSource,
  { symbolsAt, symbolCount }: CoffHeader,
  strings: ByteView,
  sections: readonly PeSection[],
): readonly BinarySymbol[] {
  if (symbolsAt === 0 || symbolCount === 0) return [];
  const table = new ByteView(readRange(source, symbolsAt, symbolCount * SYMBOL), PE_ORDER);
  const symbols: BinarySymbol[] = [];
  for (let at = 0; at < table.size; ) {
    const section = table.u16(at + 12);
    const kind = table.u8(at + 16);
    const further = table.u8(at + 17);
    if ((kind === CLASS.EXTERNAL || (kind === CLASS.STATIC && further === 0)) && section < 0xfff0)
      symbols.push({
        name: table.u32(at) === 0 ? strings.text(table.u32(at + 4)) : fixedText(table.slice(at, 8)),
        address: table.u32(at + 8) + (sections[section - 1]?.address ?? 0),
        sizeBytes: null,
        imported: section === 0,
      });
    at += SYMBOL * (1 + further);
  }
  return symbols;
}
