import { isInside, readRange } from '../byte-source.ts';
import type { Image } from '../image.ts';
import { Places } from './address-ranges.ts';

const PIECE = 1 << 20;
const LONGEST_INSTRUCTIONS = 8;

/**
 * Calls `found` for each instruction that loads the address of data: where it stands in the file, and the place in
 * the file of the data. Only for amd64 and arm64.
 */
export function codeReferences(image: Image, found: (code: number, data: number) => void): void {
  const scan = SCANS[image.goarch ?? ''];
  if (scan === undefined) return;
  const places = new Places(image);
  for (const { executable, offset, sizeBytes, address } of image.sections) {
    if (!executable || !isInside(image.source, offset, sizeBytes)) continue;
    for (let start = 0; start < sizeBytes; start += PIECE) {
      const bytes = readRange(
        image.source,
        offset + start,
        Math.min(PIECE + LONGEST_INSTRUCTIONS, sizeBytes - start),
      );
      scan(bytes, address + start, (at, target) => {
        const data = places.offset(target);
        if (data !== null) found(offset + start + at, data);
      });
    }
  }
}

type Scan = (bytes: Uint8Array, address: number, found: (at: number, target: number) => void) => void;

const SCANS: Readonly<Record<string, Scan>> = { amd64: scanAmd64, arm64: scanArm64 };

/** `LEA REG, [RIP + DISTANCE]`: 48 or 4c, 8d, a byte that says so, and the distance from the next instruction. */
function scanAmd64(bytes: Uint8Array, address: number, found: (at: number, target: number) => void): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = bytes.indexOf(0x8d, 1); at >= 0; at = bytes.indexOf(0x8d, at + 1)) {
    if (at + 6 > bytes.length) return;
    const isWide = (view.getUint8(at - 1) & 0xfb) === 0x48;
    if (!isWide || (view.getUint8(at + 1) & 0xc7) !== 0x05) continue;
    found(at - 1, address + at + 6 + view.getInt32(at + 2, true));
  }
}

/** `ADRP REG, PAGE` and then `ADD REG, REG, REST`. */
function scanArm64(bytes: Uint8Array, address: number, found: (at: number, target: number) => void): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 8 <= bytes.length; at += 4) {
    const page = view.getUint32(at, true);
    if ((page & 0x9f00_0000) >>> 0 !== 0x9000_0000) continue;
    const add = view.getUint32(at + 4, true);
    if ((add & 0xffc0_0000) >>> 0 !== 0x9100_0000 || ((add >>> 5) & 31) !== (page & 31)) continue;
    const pages = ((((page >>> 5) & 0x7_ffff) << 2) | ((page >>> 29) & 3)) << 11;
    const start = address + at;
    found(at, start - (start % 4096) + (pages >> 11) * 4096 + ((add >>> 10) & 0xfff));
  }
}
