/** Decodes a slice of bytes; invalid UTF-8 becomes U+FFFD. Written by hand because core has no TextDecoder. */
export function decodeUtf8(bytes: Uint8Array, start = 0, end = bytes.length): string {
  let text = '';
  for (let at = start; at < end; ) {
    const [codePoint, size] = decodeRune(bytes, at, end);
    text += String.fromCodePoint(codePoint);
    at += size;
  }
  return text;
}

export function encodeUtf8(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const c = character.codePointAt(0) ?? 0;
    if (c < 0x80) bytes.push(c);
    else if (c < 0x800) bytes.push(0xc0 | (c >> 6), 0x80 | (c & 63));
    else if (c < 0x10000) bytes.push(0xe0 | (c >> 12), 0x80 | ((c >> 6) & 63), 0x80 | (c & 63));
    else bytes.push(0xf0 | (c >> 18), 0x80 | ((c >> 12) & 63), 0x80 | ((c >> 6) & 63), 0x80 | (c & 63));
  }
  return Uint8Array.from(bytes);
}

export const RUNE_ERROR = 0xfffd;

/** Like Go's utf8.DecodeRune: an invalid byte is U+FFFD of size 1. */
export function decodeRune(bytes: Uint8Array, at: number, end = bytes.length): readonly [number, number] {
  const b0 = bytes[at] ?? 0;
  if (b0 < 0x80) return [b0, 1];
  const size = b0 >= 0xf0 ? 4 : b0 >= 0xe0 ? 3 : 2;
  if (b0 < 0xc2 || b0 > 0xf4 || at + size > end) return [RUNE_ERROR, 1];
  let codePoint = b0 & (size === 2 ? 0x1f : size === 3 ? 0x0f : 0x07);
  for (let i = 1; i < size; i++) {
    const b = bytes[at + i] ?? 0;
    if ((b & 0xc0) !== 0x80) return [RUNE_ERROR, 1];
    codePoint = (codePoint << 6) | (b & 0x3f);
  }
  const overlong = (size === 3 && codePoint < 0x800) || (size === 4 && codePoint < 0x10000);
  const invalid = overlong || codePoint > 0x10ffff || (codePoint >= 0xd800 && codePoint < 0xe000);
  return invalid ? [RUNE_ERROR, 1] : [codePoint, size];
}
