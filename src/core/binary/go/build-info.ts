import { type ByteSource, isInside, readRange } from '../byte-source.ts';
import { textOf } from '../byte-text.ts';
import { ByteView } from '../byte-view.ts';
import { BinaryFormatError } from '../format-error.ts';
import { type AddressRange, type Image, offsetOf } from '../image.ts';
import { parseBuildInfoText } from './build-info-text.ts';
import { BUILD_INFO_MAGIC, findBytes, type Pattern } from './find-bytes.ts';
import type { BuildInfo } from './go-facts.ts';

const HEADER = 32;
const ALIGN = 16;
const BIG_ENDIAN = 1;
const INLINE = 2;
const MOST_TEXT = 16 << 20;
/** Places that look like build info at first sight. */
const MOST_CANDIDATES = 64;

/** go frames the module text with 16 bytes before and after it. */
const TEXT_START: Pattern = {
  bytes: [0x30, 0x77, 0xaf, 0x0c, 0x92, 0x74, 0x08, 0x02, 0x41, 0xe1, 0xc1, 0x07, 0xe6, 0xd6, 0x18, 0xe6],
  rare: 9,
};
const TEXT_END: Pattern = {
  bytes: [0xf9, 0x32, 0x43, 0x31, 0x86, 0x18, 0x20, 0x72, 0x00, 0x82, 0x42, 0x10, 0x41, 0x16, 0xd8, 0xf2],
  rare: 13,
};

/**
 * The build info of a program: where `go version -m` looks for it, else by its header anywhere in the file, else by
 * the marks around its text alone, which go also keeps for `debug.ReadBuildInfo`.
 */
export function readBuildInfo(image: Image): BuildInfo | null {
  return byHeader(image) ?? bySearch(image) ?? bySentinels(image.source);
}

function byHeader(image: Image): BuildInfo | null {
  const { source, buildInfoAt: home } = image;
  if (home === null || !isInside(source, home.offset, home.sizeBytes)) return null;
  for (const at of findBytes(source, BUILD_INFO_MAGIC, home.offset, home.offset + home.sizeBytes)) {
    const isAligned = (home.address + at - home.offset) % ALIGN === 0;
    if (isAligned) return decode(image, at, 'header');
  }
  return null;
}

/** A program that contains debug/buildinfo has the magic bytes among its data, too, without what follows them. */
function bySearch(image: Image): BuildInfo | null {
  let left = MOST_CANDIDATES;
  for (const at of findBytes(image.source, BUILD_INFO_MAGIC)) {
    if (left-- === 0) break;
    const found = decode(image, at, 'search');
    if (found !== null && /^(go\d|devel )/.test(found.goVersion ?? '')) return found;
  }
  return null;
}

function bySentinels(source: ByteSource): BuildInfo | null {
  let left = MOST_CANDIDATES;
  for (const start of findBytes(source, TEXT_START)) {
    if (left-- === 0) break;
    const from = start + TEXT_START.bytes.length;
    const [end] = findBytes(source, TEXT_END, from, Math.min(source.size, from + MOST_TEXT));
    if (end === undefined) continue;
    const text = textOf(readRange(source, from, end - from));
    if (!/^(path|mod|build)\t/.test(text)) continue;
    const found = infoOf(null, text, 'sentinels', false);
    if (found !== null) return found;
  }
  return null;
}

function decode(image: Image, at: number, foundBy: BuildInfo['foundBy']): BuildInfo | null {
  try {
    const header = readRange(image.source, at, HEADER);
    const flags = header[15] ?? 0;
    if ((flags & INLINE) !== 0) {
      const version = readInline(image.source, at + HEADER);
      return infoOf(
        textOf(version.bytes),
        unframed(readInline(image.source, version.end).bytes),
        foundBy,
        false,
      );
    }
    return readPointers(image, header, foundBy);
  } catch (error) {
    if (error instanceof BinaryFormatError) return null;
    throw error;
  }
}

/** Its length as a variable-length number, then the bytes. */
function readInline(source: ByteSource, at: number): { readonly bytes: Uint8Array; readonly end: number } {
  const head = readRange(source, at, Math.min(10, source.size - at));
  let length = 0;
  for (const [index, byte] of head.entries()) {
    length += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) {
      const from = at + index + 1;
      if (length > MOST_TEXT) throw new BinaryFormatError('bad-value', at);
      return { bytes: readRange(source, from, length), end: from + length };
    }
  }
  throw new BinaryFormatError('bad-value', at);
}

/** Before go 1.18: the addresses of two strings, each of which is an address and a length. */
function readPointers(image: Image, header: Uint8Array, foundBy: BuildInfo['foundBy']): BuildInfo | null {
  const size = header[14];
  if (size !== 4 && size !== 8) return null;
  const order = { little: ((header[15] ?? 0) & BIG_ENDIAN) === 0, wide: size === 8 };
  const ranges: readonly AddressRange[] = image.segments.length > 0 ? image.segments : image.sections;
  const bytesAt = (address: number, length: number): Uint8Array => {
    const offset = offsetOf(ranges, address);
    if (offset === null) throw new BinaryFormatError('outside', address);
    return readRange(image.source, offset, length);
  };
  const stringAt = (pointer: number): Uint8Array => {
    if (pointer === 0) return new Uint8Array(0);
    const view = new ByteView(bytesAt(pointer, 2 * size), order);
    return view.word(size) === 0 ? new Uint8Array(0) : bytesAt(view.word(0), view.word(size));
  };
  const pointers = new ByteView(header, order);
  const version = textOf(stringAt(pointers.word(ALIGN)));
  return infoOf(version, unframed(stringAt(pointers.word(ALIGN + size))), foundBy, true);
}

function infoOf(
  goVersion: string | null,
  moduleText: string,
  foundBy: BuildInfo['foundBy'],
  old: boolean,
): BuildInfo | null {
  if (goVersion === '') return null;
  const parsed = parseBuildInfoText(moduleText);
  return parsed === null ? null : { goVersion, foundBy, old, text: moduleText, ...parsed };
}

function unframed(bytes: Uint8Array): string {
  const mark = TEXT_START.bytes.length;
  const isFramed = bytes.length > 2 * mark && bytes[bytes.length - mark - 1] === NEW_LINE;
  return isFramed ? textOf(bytes.subarray(mark, bytes.length - mark)) : '';
}
const NEW_LINE = 0x0a;
