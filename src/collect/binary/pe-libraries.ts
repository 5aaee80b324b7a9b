/**
 * The DLLs of a Windows program: those loaded at start, then those loaded on first use. null: a DOS program.
 * Throws RangeError if an address is outside of the file.
 */
export function peLibraries(bytes: Buffer): readonly string[] | null {
  const header = bytes.readUInt32LE(0x3c);
  if (bytes.readUInt32LE(header) !== PE) return null;
  const optional = header + 24;
  const magic = bytes.readUInt16LE(optional);
  if (magic !== PE32 && magic !== PE32_PLUS) return null;
  const directories = optional + (magic === PE32_PLUS ? 112 : 96);
  const count = bytes.readUInt32LE(directories - 4);
  const sections = readSections(bytes, header);
  const addressOf = (index: number): number =>
    index < count ? bytes.readUInt32LE(directories + index * 8) : 0;
  const names = TABLES.flatMap(({ directory, size, name }) =>
    readTable(bytes, sections, addressOf(directory), size, name),
  );
  // Windows ignores case in these names.
  const seen = new Set<string>();
  return names.filter((name) => seen.size !== seen.add(name.toLowerCase()).size);
}

const PE = 0x00004550;
const PE32 = 0x10b;
const PE32_PLUS = 0x20b;
const MOST = 10_000;
const LONGEST = 1_000;

/**
 * The import table and the delay-load table: number of the directory, bytes per entry, offset of the name's
 * address.
 */
const TABLES = [
  { directory: 1, size: 20, name: 12 },
  { directory: 13, size: 32, name: 4 },
] as const;

interface Section {
  readonly address: number;
  readonly offset: number;
  readonly size: number;
}

function readSections(bytes: Buffer, header: number): readonly Section[] {
  const first = header + 24 + bytes.readUInt16LE(header + 20);
  return Array.from({ length: bytes.readUInt16LE(header + 6) }, (_, index): Section => {
    const at = first + index * 40;
    return {
      address: bytes.readUInt32LE(at + 12),
      size: bytes.readUInt32LE(at + 16),
      offset: bytes.readUInt32LE(at + 20),
    };
  });
}

/** Up to the entry without a name; an address of 0 means that there is no such table. */
function readTable(
  bytes: Buffer,
  sections: readonly Section[],
  address: number,
  size: number,
  name: number,
): readonly string[] {
  if (address === 0) return [];
  const names: string[] = [];
  for (let at = offsetOf(sections, address); names.length < MOST; at += size) {
    const where = bytes.readUInt32LE(at + name);
    if (where === 0) break;
    names.push(textAt(bytes, offsetOf(sections, where)));
  }
  return names;
}

/** Addresses refer to the program in memory. */
function offsetOf(sections: readonly Section[], address: number): number {
  const home = sections.find((one) => address >= one.address && address < one.address + one.size);
  if (home === undefined) throw new RangeError('outside of the file');
  return address - home.address + home.offset;
}

function textAt(bytes: Buffer, at: number): string {
  const end = bytes.subarray(at, at + LONGEST).indexOf(0);
  if (end <= 0) throw new RangeError('outside of the file');
  return bytes.toString('utf8', at, at + end);
}
