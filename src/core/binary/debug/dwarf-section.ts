import { readRange } from '../byte-source.ts';
import { ByteView } from '../byte-view.ts';
import type { BinarySection } from '../facts.ts';
import { BinaryFormatError } from '../format-error.ts';
import type { Image } from '../image.ts';

/** zlib's inflate: the whole content, or null if it is damaged or larger than `limitBytes`. */
export type Inflate = (compressed: Uint8Array, limitBytes: number) => Uint8Array | null;

/** `debug_info` in any format: `.debug_info`, `.zdebug_info`, `__DWARF,__debug_info`. */
export function dwarfSection(image: Image, name: string): BinarySection | null {
  return image.sections.find((section) => dwarfName(section.name) === name && section.sizeBytes > 0) ?? null;
}

/** Without what the formats put around it; Mach-O cuts names to 16 characters. */
export function dwarfName(name: string): string {
  return name.replace(/^.*,/, '').replace(/^(\.|__)z?/, '');
}

/** The content of a section, unpacked if need be; null if it cannot be had. */
export function sectionContent(image: Image, section: BinarySection, inflate: Inflate): ByteView | null {
  const bytes = readRange(image.source, section.offset, section.sizeBytes);
  if (section.compression === null) return new ByteView(bytes, image.order);
  if (section.compression !== 'zlib') return null;
  // Older go wrote `ZLIB` and the size; ELF has a header for it.
  const isOlder = bytes[0] === 0x5a && bytes[1] === 0x4c;
  const header = isOlder ? 12 : image.order.wide ? 24 : 12;
  const view = new ByteView(bytes, { ...image.order, little: isOlder ? false : image.order.little });
  const size = isOlder || image.order.wide ? view.u64(isOlder ? 4 : 8) : view.u32(4);
  // What would take more memory than the file is not unpacked.
  if (size > Math.max(image.source.size, SMALLEST_LIMIT)) throw new BinaryFormatError('bad-value', header);
  const content = inflate(bytes.subarray(header), size);
  return content === null ? null : new ByteView(content, image.order);
}

const SMALLEST_LIMIT = 1 << 20;
