import { type ByteSource, readRange } from '../byte-source.ts';
import { ByteView } from '../byte-view.ts';
import { BinaryFormatError } from '../format-error.ts';

export const PE_ORDER = { little: true, wide: false } as const;
const PE = 0x0000_4550;
const PE32 = 0x10b;
const PE32_PLUS = 0x20b;

export interface CoffHeader {
  readonly machine: number;
  readonly sectionCount: number;
  readonly sectionsAt: number;
  readonly symbolsAt: number;
  readonly symbolCount: number;
  readonly characteristics: number;
  /** null: an object file. */
  readonly optional: OptionalHeader | null;
}

export interface OptionalHeader {
  readonly wide: boolean;
  readonly imageBase: number;
  /** As written: two numbers. */
  readonly systemVersion: string;
  readonly subsystem: number;
  readonly dllCharacteristics: number;
  /** The addresses and sizes of tables, relative to `imageBase`. */
  readonly directories: readonly { readonly address: number; readonly sizeBytes: number }[];
}

/** The header of a program (`MZ`). */
export function readPeHeader(source: ByteSource): CoffHeader {
  const at = new ByteView(readRange(source, 0, 0x40), PE_ORDER).u32(0x3c);
  const signature = new ByteView(readRange(source, at, 4), PE_ORDER).u32(0);
  if (signature !== PE) throw new BinaryFormatError('bad-value', at);
  return readCoffHeader(source, at + 4, true);
}

/** The header of an object file starts at 0. */
export function readCoffHeader(source: ByteSource, at: number, isProgram: boolean): CoffHeader {
  const view = new ByteView(readRange(source, at, 20), PE_ORDER);
  const size = view.u16(16);
  return {
    machine: view.u16(0),
    sectionCount: view.u16(2),
    symbolsAt: view.u32(8),
    symbolCount: view.u32(12),
    sectionsAt: at + 20 + size,
    characteristics: view.u16(18),
    optional: isProgram ? readOptional(source, at + 20, size) : null,
  };
}

function readOptional(source: ByteSource, at: number, size: number): OptionalHeader {
  const view = new ByteView(readRange(source, at, size), PE_ORDER);
  const magic = view.u16(0);
  if (magic !== PE32 && magic !== PE32_PLUS) throw new BinaryFormatError('bad-value', at);
  const wide = magic === PE32_PLUS;
  const first = wide ? 112 : 96;
  const count = Math.min(view.u32(first - 4), 16);
  return {
    wide,
    imageBase: wide ? view.u64(24) : view.u32(28),
    systemVersion: `${view.u16(48)}.${view.u16(50)}`,
    subsystem: view.u16(68),
    dllCharacteristics: view.u16(70),
    directories: Array.from({ length: count }, (_, index) => ({
      address: view.u32(first + index * 8),
      sizeBytes: view.u32(first + index * 8 + 4),
    })),
  };
}
