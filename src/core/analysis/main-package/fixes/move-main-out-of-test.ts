import { hasTests } from '../../../source/edit-main.ts';
import { renameFileTo, stem } from '../file-change.ts';
import type { EditFunction } from '../fix.ts';

/** A file with tests in it is not renamed. */
export const movesOutOfTest: EditFunction = ({ place: { absolute: file } }, files) => {
  const bytes = files.bytes(file);
  return bytes === null || hasTests(bytes) ? [] : renameFileTo(file, `${stem(file)}.go`, files);
};
