import { decodeUtf8 } from './utf8.ts';

/** As an editor counts: lines and characters (UTF-16) from 0, without a byte order mark at the top. */
export interface TextPosition {
  readonly line: number;
  readonly character: number;
}

/** Lines end with \n or \r\n; for an editor also with a single \r. */
export function textPositionAt(bytes: Uint8Array, offset: number): TextPosition {
  let line = 0;
  let lineStart = markSize(bytes);
  for (let at = lineStart; at < Math.min(offset, bytes.length); at++) {
    const isEnd = bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] !== LF);
    if (!isEnd) continue;
    line++;
    lineStart = at + 1;
  }
  return { line, character: decodeUtf8(bytes, lineStart, Math.max(lineStart, offset)).length };
}

/** The offset of a position as go counts it: line and column from 1, in bytes. */
export function offsetOf(
  bytes: Uint8Array,
  { line, column }: { readonly line: number; readonly column: number },
): number {
  let start = 0;
  for (let left = line - 1; left > 0; left--) {
    const end = bytes.indexOf(LF, start);
    if (end < 0) return bytes.length;
    start = end + 1;
  }
  return Math.min(start + column - 1, bytes.length);
}

/** 3 if the file begins with a byte order mark, otherwise 0. */
export function markSize(bytes: Uint8Array): number {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}

const LF = 0x0a;
const CR = 0x0d;
