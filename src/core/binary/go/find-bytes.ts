import type { ByteSource } from '../byte-source.ts';

const CHUNK = 1 << 20;

/** Bytes to search for, and the position of one among them that is rare in programs, which makes it fast. */
export interface Pattern {
  readonly bytes: readonly number[];
  readonly rare: number;
}

export const BUILD_INFO_MAGIC: Pattern = {
  // \xff Go buildinf:
  bytes: [0xff, 0x20, 0x47, 0x6f, 0x20, 0x62, 0x75, 0x69, 0x6c, 0x64, 0x69, 0x6e, 0x66, 0x3a],
  rare: 2,
};

/** The offsets of a pattern in a part of a file, ascending; the file is read in pieces of 1 MB. */
export function* findBytes(
  source: ByteSource,
  { bytes: wanted, rare }: Pattern,
  from = 0,
  to = source.size,
): Generator<number> {
  const rareByte = wanted[rare] ?? 0;
  for (let start = from; start + wanted.length <= to; start += CHUNK) {
    // Far enough into the next piece for a match that begins in this one.
    const bytes = source.read(start, Math.min(CHUNK + wanted.length - 1, to - start));
    for (let at = bytes.indexOf(rareByte, rare); at >= 0; at = bytes.indexOf(rareByte, at + 1)) {
      const first = at - rare;
      if (first + wanted.length > bytes.length) break;
      if (wanted.every((byte, index) => bytes[first + index] === byte)) yield start + first;
    }
  }
}
