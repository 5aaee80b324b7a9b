import type { MainPlace } from '../../../model/main-answer.ts';
import type { ByteEdit } from '../../../source/edit-go-file.ts';
import { callFromMain, freeName } from '../../../source/edit-main.ts';
import { offsetOf } from '../../../source/text-position.ts';
import { bytesOf, editFile, goFilesBeside, positionOf } from '../file-change.ts';
import { type EditFix, type EditFunction, edit } from '../fix.ts';

export function removeSecondMain(
  first: MainPlace,
  second: MainPlace,
): readonly EditFix<'remove-second-main'>[] {
  return edit('remove-second-main', second, 'rename', 'run', first);
}

/** Renames the second main, and calls it from the first one. */
export const joinsMains: EditFunction = ({ place: second, other: first, text }, files) => {
  if (first === undefined) return [];
  const name = freeName(text, bytesOf(goFilesBeside(second.absolute, files), files));
  const rename = (bytes: Uint8Array): readonly ByteEdit[] => {
    const start = offsetOf(bytes, positionOf(second));
    return [{ start, end: start + 'main'.length, text: name }];
  };
  const call = (bytes: Uint8Array) => callFromMain(bytes, offsetOf(bytes, positionOf(first)), name);
  if (first.absolute === second.absolute)
    return editFile(first.absolute, (bytes) => [...call(bytes), ...rename(bytes)], files);
  return [...editFile(first.absolute, call, files), ...editFile(second.absolute, rename, files)];
};
