import type { MainPlace } from '../../../model/main-answer.ts';
import { editFile } from '../file-change.ts';
import { type EditFix, type EditFunction, edit } from '../fix.ts';

export function resaveUtf8(place: MainPlace | null): readonly EditFix<'resave-utf8'>[] {
  return edit('resave-utf8', place, 'resave', 'UTF-8');
}

/** Only byte order marks can be removed; only the author knows what other bytes should be. */
export const deletesMarks: EditFunction = ({ place }, files) =>
  editFile(
    place.absolute,
    (bytes) => {
      const marks = byteOrderMarks(bytes);
      const isMeant = marks.some((start) => lineAt(bytes, start) === place.line);
      return isMeant ? marks.map((start) => ({ start, end: start + 3, text: '' })) : [];
    },
    files,
  );

/** Their offsets, except for one at the very beginning, which is allowed. */
function byteOrderMarks(bytes: Uint8Array): readonly number[] {
  const found: number[] = [];
  for (let start = bytes.indexOf(0xef, 1); start >= 0; start = bytes.indexOf(0xef, start + 1))
    if (bytes[start + 1] === 0xbb && bytes[start + 2] === 0xbf) found.push(start);
  return found;
}

function lineAt(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (let end = bytes.indexOf(0x0a); end >= 0 && end < offset; end = bytes.indexOf(0x0a, end + 1)) line++;
  return line;
}
