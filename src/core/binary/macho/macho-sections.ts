import { ByteView } from '../byte-view.ts';
import type { BinarySection, BinarySegment } from '../facts.ts';
import { BinaryFormatError } from '../format-error.ts';
import type { MachoCommand, MachoHeader } from './macho-header.ts';

const SEGMENT = 0x1;
const SEGMENT_64 = 0x19;
const PROTECTION = { READ: 1, WRITE: 2, EXECUTE: 4 } as const;
/** Section types that occupy no bytes in the file. */
const ZERO_FILL = new Set([0x1, 0xc, 0x12]);
const HAS_CODE = 0x8000_0400;

export interface MachoContents {
  readonly segments: readonly BinarySegment[];
  readonly sections: readonly BinarySection[];
}

export function readMachoContents({ commands }: MachoHeader): MachoContents {
  const parts = commands.filter(({ id }) => id === SEGMENT || id === SEGMENT_64).map(readSegment);
  return {
    segments: parts.map(({ segment }) => segment),
    sections: parts.flatMap(({ sections }) => sections),
  };
}

function readSegment({ id, view: given }: MachoCommand): {
  readonly segment: BinarySegment;
  readonly sections: readonly BinarySection[];
} {
  const view = new ByteView(given.bytes, { ...given.order, wide: id === SEGMENT_64 });
  const { wide } = view.order;
  const step = wide ? 8 : 4;
  const after = 24 + 4 * step;
  const protection = view.u32(after + 4);
  const segment = {
    name: view.fixedText(8, 16),
    address: view.word(24),
    memoryBytes: view.word(24 + step),
    offset: view.word(24 + 2 * step),
    sizeBytes: view.word(24 + 3 * step),
    readable: (protection & PROTECTION.READ) !== 0,
    writable: (protection & PROTECTION.WRITE) !== 0,
    executable: (protection & PROTECTION.EXECUTE) !== 0,
  };
  const count = view.u32(after + 8);
  const first = after + 16;
  const entry = wide ? 80 : 68;
  if (first + count * entry > view.size) throw new BinaryFormatError('outside', first);
  const sections = Array.from({ length: count }, (_, index) =>
    readSection(new ByteView(view.slice(first + index * entry, entry), view.order), segment.writable),
  );
  return { segment, sections };
}

function readSection(view: ByteView, writable: boolean): BinarySection {
  const step = view.order.wide ? 8 : 4;
  const after = 32 + 2 * step;
  const name = view.fixedText(0, 16);
  const segment = view.fixedText(16, 16);
  const memoryBytes = view.word(32 + step);
  const flags = view.u32(after + 16);
  return {
    name: `${segment},${name}`,
    address: view.word(32),
    offset: view.u32(after),
    sizeBytes: ZERO_FILL.has(flags & 0xff) ? 0 : memoryBytes,
    memoryBytes,
    loaded: segment !== '__DWARF',
    writable,
    executable: (flags & HAS_CODE) !== 0,
    compression: name.startsWith('__zdebug_') ? 'zlib' : null,
  };
}
