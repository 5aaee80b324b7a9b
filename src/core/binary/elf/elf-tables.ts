import { type ByteSource, isInside } from '../byte-source.ts';
import { ByteView } from '../byte-view.ts';
import type { BinarySection, BinarySegment } from '../facts.ts';
import { BinaryFormatError } from '../format-error.ts';
import type { Problems } from '../image.ts';
import type { ElfHeader, ElfTable } from './elf-header.ts';

export interface ElfSection extends BinarySection {
  readonly type: number;
  readonly link: number;
  readonly entry: number;
}

export interface ElfSegment extends BinarySegment {
  readonly type: number;
}

export const PT = { LOAD: 1, DYNAMIC: 2, INTERP: 3, NOTE: 4 } as const;
export const GNU_STACK = 0x6474e551;
export const GNU_RELRO = 0x6474e552;
export const SHT = { SYMTAB: 2, NOTE: 7, NOBITS: 8, DYNSYM: 11 } as const;

const PT_NAMES: Readonly<Record<number, string>> = {
  1: 'LOAD',
  2: 'DYNAMIC',
  3: 'INTERP',
  4: 'NOTE',
  6: 'PHDR',
  7: 'TLS',
  [0x6474e550]: 'GNU_EH_FRAME',
  [GNU_STACK]: 'GNU_STACK',
  [GNU_RELRO]: 'GNU_RELRO',
  [0x6474e553]: 'GNU_PROPERTY',
};

export function readSegments(
  source: ByteSource,
  { segments: table, order }: ElfHeader,
): readonly ElfSegment[] {
  return entriesOf(source, table, order).map((view): ElfSegment => {
    const type = view.u32(0);
    const flags = view.u32(order.wide ? 4 : 24);
    const [offset, address, sizeBytes, memoryBytes] = order.wide ? [8, 16, 32, 40] : [4, 8, 16, 20];
    return {
      type,
      name: PT_NAMES[type] ?? `0x${type.toString(16)}`,
      offset: view.word(offset ?? 0),
      address: view.word(address ?? 0),
      sizeBytes: view.word(sizeBytes ?? 0),
      memoryBytes: view.word(memoryBytes ?? 0),
      readable: (flags & 4) !== 0,
      writable: (flags & 2) !== 0,
      executable: (flags & 1) !== 0,
    };
  });
}

export function readSections(
  source: ByteSource,
  header: ElfHeader,
  problems: Problems,
): readonly ElfSection[] {
  const { sections: table, order, names } = header;
  const views = entriesOf(source, table, order);
  const raw = views.map((view) => ({ nameAt: view.u32(0), section: sectionOf(source, view) }));
  const home = raw[names]?.section;
  const texts = problems.attempt('sections', null, () =>
    home === undefined ? null : ByteView.from(source, home.offset, home.sizeBytes, order),
  );
  return raw
    .map(({ nameAt, section }) => ({
      ...section,
      name: texts === null ? '' : problems.attempt('sections', '', () => texts.text(nameAt)),
    }))
    .map((section) =>
      // Until go 1.18: compressed without the flag for it.
      section.name.startsWith('.zdebug_') ? { ...section, compression: 'zlib' } : section,
    );
}

const SHF = { WRITE: 1, ALLOC: 2, EXECUTE: 4, COMPRESSED: 0x800 } as const;

function sectionOf(source: ByteSource, view: ByteView): ElfSection {
  const { wide } = view.order;
  const type = view.u32(4);
  const flags = view.word(8);
  const [address, offset, size, link, entry] = wide ? [16, 24, 32, 40, 56] : [12, 16, 20, 24, 36];
  const memoryBytes = view.word(size ?? 0);
  const at = view.word(offset ?? 0);
  return {
    type,
    name: '',
    address: view.word(address ?? 0),
    offset: at,
    sizeBytes: type === SHT.NOBITS ? 0 : memoryBytes,
    memoryBytes,
    loaded: hasFlag(flags, SHF.ALLOC),
    writable: hasFlag(flags, SHF.WRITE),
    executable: hasFlag(flags, SHF.EXECUTE),
    compression: hasFlag(flags, SHF.COMPRESSED) ? compressionAt(source, at, view) : null,
    link: view.u32(link ?? 0),
    entry: view.word(entry ?? 0),
  };
}

/** The flags may have 64 bits, of which only low ones are asked for. */
function hasFlag(flags: number, flag: number): boolean {
  return Math.floor(flags / flag) % 2 === 1;
}

function compressionAt(source: ByteSource, offset: number, { order }: ByteView): 'zlib' | 'zstd' | 'unknown' {
  if (!isInside(source, offset, 4)) return 'unknown';
  const kind = ByteView.from(source, offset, 4, order).u32(0);
  return kind === 1 ? 'zlib' : kind === 2 ? 'zstd' : 'unknown';
}

function entriesOf(
  source: ByteSource,
  { offset, entry, count }: ElfTable,
  order: ElfHeader['order'],
): readonly ByteView[] {
  if (count === 0) return [];
  // A count of section 0 may have any value.
  if (count * entry > source.size) throw new BinaryFormatError('outside', offset);
  const table = ByteView.from(source, offset, count * entry, order);
  return Array.from({ length: count }, (_, index) => new ByteView(table.slice(index * entry, entry), order));
}
