import { type ByteSource, readRange } from '../byte-source.ts';
import { latinText } from '../byte-text.ts';

const BEFORE = '\xff Go build ID: "';
const AFTER = '"\n \xff';
/** The linker puts it first in the code, which starts on one of the first pages. */
const HEAD_BYTES = 64 << 10;

/** The build ID of a program in a format that has no note for it; null if there is none. */
export function readBuildID(source: ByteSource): string | null {
  const bytes = readRange(source, 0, Math.min(HEAD_BYTES, source.size));
  const head = latinText(bytes);
  const start = head.indexOf(BEFORE);
  const end = start < 0 ? -1 : head.indexOf(AFTER, start);
  return end < 0 ? null : head.slice(start + BEFORE.length, end);
}
