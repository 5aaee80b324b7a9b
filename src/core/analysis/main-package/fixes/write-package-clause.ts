import { endOf } from '../../../source/edit-go-file.ts';
import { editFile } from '../file-change.ts';
import type { EditFunction } from '../fix.ts';

export const appendsClause: EditFunction = ({ place, text }, files) =>
  editFile(place.absolute, (bytes) => [endOf(bytes, `${text}\n`)], files);
