import { peLibraries } from './pe-libraries.ts';

/**
 * The shared libraries of a program (ELF: DT_NEEDED; Mach-O: LC_LOAD_DYLIB; PE: its import tables), in its own
 * order.
 * Empty: linked statically. null: an unsupported format, or a damaged file.
 */
export function linkedLibraries(bytes: Buffer): readonly string[] | null {
  try {
    if (bytes.subarray(0, 4).equals(Buffer.from([0x7f, 0x45, 0x4c, 0x46]))) return elfLibraries(bytes);
    if (bytes.toString('latin1', 0, 2) === 'MZ') return peLibraries(bytes);
    const magic = bytes.length >= 4 ? bytes.readUInt32LE(0) : 0;
    return magic === 0xfeedfacf || magic === 0xfeedface ? machLibraries(bytes, magic === 0xfeedfacf) : null;
  } catch (error) {
    // It points outside of the file.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const PT_LOAD = 1;
const PT_DYNAMIC = 2;
const DT_NEEDED = 1;
const DT_STRTAB = 5;
const MOST = 10_000;

interface Segment {
  readonly type: number;
  readonly offset: number;
  readonly address: number;
  readonly size: number;
}

function elfLibraries(bytes: Buffer): readonly string[] {
  const wide = bytes.readUInt8(4) === 2;
  const little = bytes.readUInt8(5) === 1;
  const half = (at: number): number => (little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
  const word = (at: number): number => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  const long = (at: number): number =>
    wide ? Number(little ? bytes.readBigUInt64LE(at) : bytes.readBigUInt64BE(at)) : word(at);
  const step = wide ? 8 : 4;
  const table = long(wide ? 32 : 28);
  const entry = half(wide ? 54 : 42);
  const count = half(wide ? 56 : 44);
  const segments = Array.from({ length: count }, (_, index): Segment => {
    const at = table + index * entry;
    return wide
      ? { type: word(at), offset: long(at + 8), address: long(at + 16), size: long(at + 32) }
      : { type: word(at), offset: long(at + 4), address: long(at + 8), size: long(at + 16) };
  });
  const dynamic = segments.find(({ type }) => type === PT_DYNAMIC);
  if (dynamic === undefined) return [];
  const needed: number[] = [];
  let strings = 0;
  for (let at = dynamic.offset; at < dynamic.offset + dynamic.size; at += 2 * step) {
    const tag = long(at);
    if (tag === 0) break;
    if (tag === DT_NEEDED && needed.length < MOST) needed.push(long(at + step));
    if (tag === DT_STRTAB) strings = long(at + step);
  }
  const home = segments.find(
    ({ type, address, size }) => type === PT_LOAD && strings >= address && strings < address + size,
  );
  if (home === undefined) return [];
  return needed.map((at) => textAt(bytes, strings - home.address + home.offset + at));
}

const LC_LOAD_DYLIB = 0xc;
const LC_LOAD_WEAK_DYLIB = 0x80000018;

function machLibraries(bytes: Buffer, wide: boolean): readonly string[] {
  const libraries: string[] = [];
  let at = wide ? 32 : 28;
  for (let left = Math.min(bytes.readUInt32LE(16), MOST); left > 0; left--) {
    const command = bytes.readUInt32LE(at);
    const size = bytes.readUInt32LE(at + 4);
    if (command === LC_LOAD_DYLIB || command === LC_LOAD_WEAK_DYLIB) {
      libraries.push(textAt(bytes, at + bytes.readUInt32LE(at + 8)));
    }
    if (size < 8) break;
    at += size;
  }
  return libraries;
}

function textAt(bytes: Buffer, at: number): string {
  if (at >= bytes.length) throw new RangeError('outside of the file');
  const end = bytes.indexOf(0, at);
  return bytes.toString('utf8', at, end < 0 ? at : Math.min(end, at + 1_000));
}
