import { type ByteSource, readRange } from '../byte-source.ts';
import { type ByteOrder, ByteView } from '../byte-view.ts';
import type { SymbolVersion } from '../facts.ts';
import { BinaryFormatError } from '../format-error.ts';
import { requiredOffset } from '../image.ts';
import { DT, type dynamicSymbolTable, type ElfDynamic } from './elf-dynamic.ts';

interface Needed {
  readonly library: string;
  readonly version: string;
  /** By this number, symbols refer to it. */
  readonly index: number;
}

const MOST = 10_000;
const ENTRY = 16;

/** The versions that a program requires of its libraries, and the symbols for which it requires them. */
export function readSymbolVersions(
  source: ByteSource,
  order: ByteOrder,
  dynamic: ElfDynamic,
  table: ReturnType<typeof dynamicSymbolTable>,
): readonly SymbolVersion[] {
  const needed = readNeeded(source, order, dynamic);
  if (needed.length === 0) return [];
  const symbols = new Map<number, string[]>();
  const at = dynamic.first(DT.VERSYM);
  if (at !== null && table !== null) {
    const offset = requiredOffset(dynamic.ranges, at);
    const indices = new ByteView(readRange(source, offset, table.count * 2), order);
    for (let index = 0; index < table.count; index++) {
      // The highest bit hides a symbol.
      const version = indices.u16(index * 2) & 0x7fff;
      if (version < 2) continue;
      const name = dynamic.strings.text(table.view.u32(index * table.entry));
      const list = symbols.get(version);
      if (list === undefined) symbols.set(version, [name]);
      else list.push(name);
    }
  }
  return needed.map(({ library, version, index }) => ({
    library,
    version,
    symbols: symbols.get(index) ?? [],
  }));
}

function readNeeded(source: ByteSource, order: ByteOrder, dynamic: ElfDynamic): readonly Needed[] {
  const address = dynamic.first(DT.VERNEED);
  if (address === null) return [];
  const found: Needed[] = [];
  let at = requiredOffset(dynamic.ranges, address);
  for (let left = dynamic.first(DT.VERNEEDNUM) ?? 0; left > 0; left--) {
    const file = ByteView.from(source, at, ENTRY, order);
    const library = dynamic.strings.text(file.u32(4));
    let aux = at + file.u32(8);
    for (let versions = file.u16(2); versions > 0; versions--) {
      const one = ByteView.from(source, aux, ENTRY, order);
      if (found.length >= MOST) throw new BinaryFormatError('bad-value', aux);
      found.push({ library, version: dynamic.strings.text(one.u32(8)), index: one.u16(6) & 0x7fff });
      if (one.u32(12) < ENTRY) break;
      aux += one.u32(12);
    }
    if (file.u32(12) < ENTRY) break;
    at += file.u32(12);
  }
  return found;
}
