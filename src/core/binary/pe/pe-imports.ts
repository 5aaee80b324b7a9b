import { type ByteSource, isInside, readRange } from '../byte-source.ts';
import { textOf } from '../byte-text.ts';
import { ByteView } from '../byte-view.ts';
import type { NeededLibrary } from '../facts.ts';
import { BinaryFormatError } from '../format-error.ts';
import { type AddressRange, requiredOffset } from '../image.ts';
import { type OptionalHeader, PE_ORDER } from './pe-header.ts';

/**
 * The import table and the delay-load table: number of the directory, bytes per entry, offset of the name's
 * address.
 */
const TABLES = [
  { directory: 1, size: 20, name: 12, kind: 'required' },
  { directory: 13, size: 32, name: 4, kind: 'delayed' },
] as const;
const MOST = 10_000;
const LONGEST = 1_000;

/** The DLLs of a Windows program: those loaded at start, then those loaded on first use, each once. */
export function readPeImports(
  source: ByteSource,
  { directories, imageBase }: OptionalHeader,
  sections: readonly AddressRange[],
): readonly NeededLibrary[] {
  const all = TABLES.flatMap(({ directory, size, name, kind }) => {
    const address = directories[directory]?.address ?? 0;
    // 0 means that there is no such table.
    if (address === 0) return [];
    return readTable(source, sections, { start: imageBase + address, base: imageBase, size, name }).map(
      (library): NeededLibrary => ({ name: library, kind }),
    );
  });
  // Windows ignores case in these names.
  const seen = new Set<string>();
  return all.filter(({ name }) => seen.size !== seen.add(name.toLowerCase()).size);
}

interface Table {
  readonly start: number;
  readonly base: number;
  readonly size: number;
  readonly name: number;
}

/** Up to the entry without a name. */
function readTable(
  source: ByteSource,
  sections: readonly AddressRange[],
  { start, base, size, name }: Table,
): readonly string[] {
  const names: string[] = [];
  for (let at = requiredOffset(sections, start); names.length < MOST; at += size) {
    const address = new ByteView(readRange(source, at + name, 4), PE_ORDER).u32(0);
    if (address === 0) return names;
    names.push(nameAt(source, requiredOffset(sections, base + address)));
  }
  throw new BinaryFormatError('bad-value', start);
}

function nameAt(source: ByteSource, offset: number): string {
  const length = isInside(source, offset, LONGEST) ? LONGEST : source.size - offset;
  const bytes = readRange(source, offset, length);
  const end = bytes.indexOf(0);
  if (end <= 0) throw new BinaryFormatError('outside', offset);
  return textOf(bytes.subarray(0, end));
}
