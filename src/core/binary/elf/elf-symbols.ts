import type { ByteSource } from '../byte-source.ts';
import { ByteView } from '../byte-view.ts';
import type { BinarySymbol } from '../facts.ts';
import type { ElfHeader } from './elf-header.ts';
import { type ElfSection, SHT } from './elf-tables.ts';

/** Empty: the file has no `.symtab`. The nameless first entry, sections and files are left out. */
export function readElfSymbols(
  source: ByteSource,
  { order }: ElfHeader,
  sections: readonly ElfSection[],
): readonly BinarySymbol[] {
  const home = sections.find(({ type }) => type === SHT.SYMTAB);
  if (home === undefined) return [];
  const table = ByteView.from(source, home.offset, home.sizeBytes, order);
  const names = sections[home.link];
  const strings =
    names === undefined
      ? new ByteView(new Uint8Array(0), order)
      : ByteView.from(source, names.offset, names.sizeBytes, order);
  const entry = order.wide ? 24 : 16;
  const symbols: BinarySymbol[] = [];
  for (let at = entry; at + entry <= table.size; at += entry) {
    const type = table.u8(at + (order.wide ? 4 : 12)) & 0xf;
    if (type === STT_SECTION || type === STT_FILE) continue;
    symbols.push({
      name: strings.text(table.u32(at)),
      address: table.word(at + (order.wide ? 8 : 4)),
      sizeBytes: order.wide ? table.u64(at + 16) : table.u32(at + 8),
      imported: table.u16(at + (order.wide ? 6 : 14)) === 0,
    });
  }
  return symbols;
}

const STT_SECTION = 3;
const STT_FILE = 4;
