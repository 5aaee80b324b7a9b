import type { ByteSource } from '../byte-source.ts';
import { isInside } from '../byte-source.ts';
import { type ByteOrder, ByteView } from '../byte-view.ts';
import { BinaryFormatError } from '../format-error.ts';
import { type AddressRange, requiredOffset } from '../image.ts';
import type { ElfSection, ElfSegment } from './elf-tables.ts';
import { PT, SHT } from './elf-tables.ts';

export const DT = {
  NEEDED: 1,
  HASH: 4,
  STRTAB: 5,
  SYMTAB: 6,
  STRSZ: 10,
  SONAME: 14,
  RPATH: 15,
  BIND_NOW: 24,
  RUNPATH: 29,
  FLAGS: 30,
  GNU_HASH: 0x6ffffef5,
  FLAGS_1: 0x6ffffffb,
  VERDEF: 0x6ffffffc,
  VERDEFNUM: 0x6ffffffd,
  VERNEED: 0x6ffffffe,
  VERNEEDNUM: 0x6fffffff,
  VERSYM: 0x6ffffff0,
} as const;

/** The table by which the interpreter loads a program. */
export interface ElfDynamic {
  readonly ranges: readonly AddressRange[];
  readonly entries: readonly { readonly tag: number; readonly value: number }[];
  readonly strings: ByteView;
  first(tag: number): number | null;
}

export function readDynamic(
  source: ByteSource,
  order: ByteOrder,
  segments: readonly ElfSegment[],
): ElfDynamic | null {
  const home = segments.find(({ type }) => type === PT.DYNAMIC);
  if (home === undefined || home.sizeBytes === 0) return null;
  const step = order.wide ? 8 : 4;
  const table = ByteView.from(source, home.offset, home.sizeBytes, order);
  const entries: { tag: number; value: number }[] = [];
  for (let at = 0; at + 2 * step <= table.size; at += 2 * step) {
    const tag = table.word(at);
    if (tag === 0) break;
    entries.push({ tag, value: table.word(at + step) });
  }
  const first = (tag: number): number | null => entries.find((one) => one.tag === tag)?.value ?? null;
  const ranges = segments.filter(({ type }) => type === PT.LOAD);
  const at = first(DT.STRTAB);
  const strings =
    at === null
      ? new ByteView(new Uint8Array(0), order)
      : ByteView.from(source, requiredOffset(ranges, at), first(DT.STRSZ) ?? 0, order);
  return { ranges, entries, strings, first };
}

/** The symbols for the interpreter: how many the table has is written in one of three places. */
export function dynamicSymbolTable(
  source: ByteSource,
  order: ByteOrder,
  dynamic: ElfDynamic,
  sections: readonly ElfSection[],
): { readonly view: ByteView; readonly count: number; readonly entry: number } | null {
  const address = dynamic.first(DT.SYMTAB);
  if (address === null) return null;
  const entry = order.wide ? 24 : 16;
  const offset = requiredOffset(dynamic.ranges, address);
  const section = sections.find((one) => one.type === SHT.DYNSYM && one.address === address);
  const count =
    section === undefined ? hashedSymbols(source, order, dynamic) : Math.floor(section.sizeBytes / entry);
  if (!isInside(source, offset, count * entry)) throw new BinaryFormatError('outside', offset);
  return { view: ByteView.from(source, offset, count * entry, order), count, entry };
}

const SMALLEST_SYMBOL = 16;

function hashedSymbols(source: ByteSource, order: ByteOrder, { first, ranges }: ElfDynamic): number {
  const hash = first(DT.HASH);
  if (hash !== null) return ByteView.from(source, requiredOffset(ranges, hash), 8, order).u32(4);
  const gnu = first(DT.GNU_HASH);
  return gnu === null ? 0 : gnuHashedSymbols(source, order, requiredOffset(ranges, gnu));
}

/** The table has no count: the last chain of the last bucket ends with the last symbol. */
function gnuHashedSymbols(source: ByteSource, order: ByteOrder, offset: number): number {
  const header = ByteView.from(source, offset, 16, order);
  const [buckets, firstHashed, bloom] = [header.u32(0), header.u32(4), header.u32(8)];
  const bucketsAt = offset + 16 + bloom * (order.wide ? 8 : 4);
  const table = ByteView.from(source, bucketsAt, buckets * 4, order);
  let last = 0;
  for (let index = 0; index < buckets; index++) last = Math.max(last, table.u32(index * 4));
  if (last < firstHashed) return firstHashed;
  const chains = bucketsAt + buckets * 4;
  for (; last < source.size / SMALLEST_SYMBOL; last++) {
    const link = ByteView.from(source, chains + (last - firstHashed) * 4, 4, order).u32(0);
    if ((link & 1) === 1) return last + 1;
  }
  throw new BinaryFormatError('outside', chains);
}
