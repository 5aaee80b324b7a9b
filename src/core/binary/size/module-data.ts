import { readRange } from '../byte-source.ts';
import { ByteView } from '../byte-view.ts';
import type { Image } from '../image.ts';
import type { LineTable } from './line-table.ts';

/** Addresses from the runtime's own description of the program (`runtime.firstmoduledata`). */
export interface ModuleData {
  readonly text: number;
  readonly types: number;
  readonly typesEnd: number;
  /** Where tables of functions begin that the garbage collector reads; 0 before go 1.18. */
  readonly functionData: number;
}

/** The first word is the address of the line table, then come slices of its parts. */
const WORDS = { NAMES: 1, TEXT: 22, COVERAGE: 32 } as const;
const MOST_CANDIDATES = 1000;

/**
 * null: it was not found. In a position-independent program that the system's linker made, addresses are only
 * written when it is loaded.
 */
export function findModuleData(image: Image, table: LineTable): ModuleData | null {
  if (table.address === 0 || table.layout === '1.2') return null;
  const { order } = table.view;
  const size = order.wide ? 8 : 4;
  for (const section of image.sections) {
    if (!section.loaded || section.executable || section.sizeBytes < 50 * size) continue;
    if (section.offset + section.sizeBytes > image.source.size) continue;
    const view = new ByteView(readRange(image.source, section.offset, section.sizeBytes), order);
    let left = MOST_CANDIDATES;
    for (const at of wordsEqual(view, table.address, size)) {
      if (left-- === 0) break;
      if (at + 50 * size > view.size) break;
      const word = (index: number) => view.word(at + index * size);
      if (word(WORDS.NAMES) !== table.address + table.parts.names) continue;
      // Counters of coverage came with go 1.20.
      const after = table.layout === '1.20' ? WORDS.COVERAGE + 2 : WORDS.COVERAGE;
      const types = word(after + 3);
      // From go 1.27, three lengths stand between.
      const isNewer = word(after + 4) < types;
      const typesEnd = word(after + (isNewer ? 5 : 4));
      const functionData = word(after + (isNewer ? 9 : 6));
      return {
        text: word(WORDS.TEXT),
        types,
        typesEnd,
        functionData: table.layout === '1.16' ? 0 : functionData,
      };
    }
  }
  return null;
}

/** Where a number stands that is as wide as an address. */
function* wordsEqual(view: ByteView, value: number, size: number): Generator<number> {
  const bytes = new Uint8Array(size);
  const data = new DataView(bytes.buffer);
  if (size === 8) data.setBigUint64(0, BigInt(value), view.order.little);
  else data.setUint32(0, value, view.order.little);
  const rare = bytes.findIndex((byte, index) => byte !== 0 && (index === 1 || index === size - 2));
  const at = Math.max(rare, 0);
  const wanted = bytes[at] ?? 0;
  for (
    let found = view.bytes.indexOf(wanted, at);
    found >= 0;
    found = view.bytes.indexOf(wanted, found + 1)
  ) {
    const start = found - at;
    if (start % size !== 0 || start + size > view.size) continue;
    if (bytes.every((byte, index) => view.bytes[start + index] === byte)) yield start;
  }
}
