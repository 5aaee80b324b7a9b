import type { ByteEdit } from '../../../source/edit-go-file.ts';
import { offsetOf } from '../../../source/text-position.ts';
import { decodeUtf8, encodeUtf8 } from '../../../source/utf8.ts';
import { editFile, positionOf } from '../file-change.ts';
import type { EditFunction } from '../fix.ts';

/** Keeps a comment after the version. */
export const lowersGoLine: EditFunction = ({ place, text }, files) =>
  editFile(place.absolute, (bytes) => replaceGoLine(bytes, positionOf(place).line, text), files);

function replaceGoLine(bytes: Uint8Array, line: number, text: string): readonly ByteEdit[] {
  const start = offsetOf(bytes, { line, column: 1 });
  const end = bytes.indexOf(0x0a, start);
  const whole = decodeUtf8(bytes, start, end < 0 ? bytes.length : end);
  const old = /^\s*go\s+\S+/.exec(whole)?.[0];
  return old === undefined ? [] : [{ start, end: start + encodeUtf8(old).length, text }];
}
