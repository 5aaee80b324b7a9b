import type { ByteSource } from '../byte-source.ts';
import { readRange } from '../byte-source.ts';
import { type ByteOrder, ByteView } from '../byte-view.ts';
import { BinaryFormatError } from '../format-error.ts';

export const ELF_MAGIC = [0x7f, 0x45, 0x4c, 0x46] as const;

export interface ElfHeader {
  readonly order: ByteOrder;
  readonly osAbi: number;
  readonly type: number;
  readonly machine: number;
  readonly segments: ElfTable;
  readonly sections: ElfTable;
  /** The index of the section with the names of sections. */
  readonly names: number;
}

/** A table in the file; `entry` is the size of one of its entries. */
export interface ElfTable {
  readonly offset: number;
  readonly entry: number;
  readonly count: number;
}

const SECTION_ENTRY = { narrow: 40, wide: 64 } as const;
const SEGMENT_ENTRY = { narrow: 32, wide: 56 } as const;
const XINDEX = 0xffff;

export function readElfHeader(source: ByteSource): ElfHeader {
  const ident = readRange(source, 0, 16);
  if (ident[4] !== 1 && ident[4] !== 2) throw new BinaryFormatError('bad-value', 4);
  if (ident[5] !== 1 && ident[5] !== 2) throw new BinaryFormatError('bad-value', 5);
  const wide = ident[4] === 2;
  const order = { wide, little: ident[5] === 1 };
  const view = ByteView.from(source, 0, wide ? 64 : 52, order);
  const step = wide ? 8 : 4;
  const counts = wide ? 54 : 42;
  const sectionOffset = view.word(24 + 2 * step);
  const header = {
    order,
    osAbi: ident[7] ?? 0,
    type: view.u16(16),
    machine: view.u16(18),
    segments: {
      offset: view.word(24 + step),
      entry: view.u16(counts),
      count: view.u16(counts + 2),
    },
    sections: { offset: sectionOffset, entry: view.u16(counts + 4), count: view.u16(counts + 6) },
    names: view.u16(counts + 8),
  };
  checkEntry(header.segments, wide ? SEGMENT_ENTRY.wide : SEGMENT_ENTRY.narrow, counts);
  checkEntry(header.sections, wide ? SECTION_ENTRY.wide : SECTION_ENTRY.narrow, counts + 4);
  return withLargeCounts(source, header);
}

function checkEntry({ count, entry }: ElfTable, least: number, at: number): void {
  if (count > 0 && entry < least) throw new BinaryFormatError('bad-value', at);
}

/** With 65,280 sections or more, the first section header has the numbers. */
function withLargeCounts(source: ByteSource, header: ElfHeader): ElfHeader {
  const { sections, names, order } = header;
  if (sections.offset === 0 || (sections.count > 0 && names !== XINDEX)) return header;
  const least = order.wide ? SECTION_ENTRY.wide : SECTION_ENTRY.narrow;
  if (sections.offset + least > source.size || sections.entry < least) return header;
  const first = ByteView.from(source, sections.offset, least, order);
  return {
    ...header,
    sections: { ...sections, count: sections.count || first.word(order.wide ? 32 : 20) },
    names: names === XINDEX ? first.u32(order.wide ? 40 : 24) : names,
  };
}
