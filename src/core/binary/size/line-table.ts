import { isInside, readRange } from '../byte-source.ts';
import { ByteView } from '../byte-view.ts';
import { findBytes } from '../go/find-bytes.ts';
import { type Image, offsetOf } from '../image.ts';
import { addressAt, addressRanges } from './address-ranges.ts';

/** go's table of functions, files and lines (pclntab), which no strip removes. */
export interface LineTable {
  readonly layout: LineTableLayout;
  /** Where it begins in the file. */
  readonly offset: number;
  readonly address: number;
  /** From its first byte to at least its last. */
  readonly view: ByteView;
  /** From the table's first byte to each of its parts; `end` is behind the last. */
  readonly parts: LineTableParts;
  /** How many functions. */
  readonly count: number;
  /** The address that entries of functions count from, where the table itself has it. */
  readonly textStart: number | null;
}

/** By the first version of go that wrote it. */
export type LineTableLayout = '1.2' | '1.16' | '1.18' | '1.20';

export interface LineTableParts {
  readonly names: number;
  readonly units: number;
  readonly files: number;
  /** Programs that map addresses to values. */
  readonly values: number;
  /** The index of functions; their records follow. */
  readonly functions: number;
}

const LAYOUTS: Readonly<Record<number, LineTableLayout>> = {
  [0xffff_fffb]: '1.2',
  [0xffff_fffa]: '1.16',
  [0xffff_fff0]: '1.18',
  [0xffff_fff1]: '1.20',
};
/** Places that look like a table at first sight. */
const MOST_CANDIDATES = 64;
const MOST_FUNCTIONS = 10_000_000;

/** null: there is none, or it cannot be read. */
export function findLineTable(image: Image): LineTable | null {
  const named = image.sections.find(({ name }) => /(^|[.,_])_?gopclntab$/.test(name));
  const symbol = image.symbols?.find(({ name }) => name === 'runtime.pclntab' || name === '_runtime.pclntab');
  const ranges = addressRanges(image);
  const places = [named?.offset ?? null, symbol === undefined ? null : offsetOf(ranges, symbol.address)];
  for (const place of places) {
    const table = place === null ? null : readHeader(image, place);
    if (table !== null) return table;
  }
  return bySearch(image);
}

function bySearch(image: Image): LineTable | null {
  for (const magic of [0xf1, 0xf0, 0xfa, 0xfb]) {
    const bytes = [magic, 0xff, 0xff, 0xff];
    // Two zeros follow.
    const pattern = image.order.little
      ? { bytes: [...bytes, 0, 0], rare: 0 }
      : { bytes: [...bytes.reverse(), 0, 0], rare: 3 };
    let left = MOST_CANDIDATES;
    for (const at of findBytes(image.source, pattern)) {
      if (left-- === 0) break;
      const table = readHeader(image, at);
      if (table !== null) return table;
    }
  }
  return null;
}

function readHeader(image: Image, offset: number): LineTable | null {
  const { source } = image;
  const room = source.size - offset;
  if (!isInside(source, offset, 8) || room < 80) return null;
  const head = new ByteView(readRange(source, offset, 80), image.order);
  const layout = LAYOUTS[head.u32(0)];
  const [quantum, size] = [head.u8(6), head.u8(7)];
  const isPlausible = [1, 2, 4].includes(quantum) && (size === 4 || size === 8) && head.u16(4) === 0;
  if (layout === undefined || !isPlausible) return null;
  const order = { ...image.order, wide: size === 8 };
  const view = new ByteView(head.bytes, order);
  const word = (index: number) => view.word(8 + index * size);
  const count = word(0);
  if (count === 0 || count > MOST_FUNCTIONS || count * 8 > room) return null;
  const first = layout === '1.2' ? 0 : layout === '1.16' ? 2 : 3;
  const parts =
    layout === '1.2'
      ? { names: 0, units: 0, files: 0, values: 0, functions: 8 + size }
      : {
          names: word(first),
          units: word(first + 1),
          files: word(first + 2),
          values: word(first + 3),
          functions: word(first + 4),
        };
  const length = lengthFrom(image, offset);
  const offsets = [parts.names, parts.units, parts.files, parts.values, parts.functions];
  if (offsets.some((one) => one > length)) return null;
  if (layout !== '1.2' && offsets.some((one, index) => one < (offsets[index - 1] ?? 8))) return null;
  return {
    layout,
    offset,
    address: addressAt(image, offset),
    view: new ByteView(readRange(source, offset, length), order),
    parts,
    count,
    textStart: first === 3 && word(2) !== 0 ? word(2) : null,
  };
}

/** To the end of the section, or else the segment, that it is in. */
function lengthFrom({ source, sections, segments }: Image, offset: number): number {
  for (const homes of [sections, segments]) {
    const home = homes.find((one) => offset >= one.offset && offset < one.offset + one.sizeBytes);
    if (home !== undefined) return Math.min(source.size, home.offset + home.sizeBytes) - offset;
  }
  return source.size - offset;
}
