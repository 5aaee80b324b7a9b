import { type ByteSource, readRange } from './byte-source.ts';

const MARK = [0x55, 0x50, 0x58, 0x21] as const;
const HEAD_BYTES = 1024;

/** Whether `UPX!` stands in the first kilobyte, where UPX puts it behind the headers that it writes. */
export function hasUpxMark(source: ByteSource): boolean {
  const head = readRange(source, 0, Math.min(HEAD_BYTES, source.size));
  for (let at = head.indexOf(MARK[0]); at >= 0; at = head.indexOf(MARK[0], at + 1))
    if (MARK.every((byte, index) => head[at + index] === byte)) return true;
  return false;
}
