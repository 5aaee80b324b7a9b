import type { MainPlace } from '../../../model/main-answer.ts';
import { deleteConstraint } from '../../../source/edit-go-file.ts';
import { editFile } from '../file-change.ts';
import { type EditFix, type EditFunction, edit } from '../fix.ts';

export function deleteTheConstraint(place: MainPlace): readonly EditFix<'delete-constraint'>[] {
  return edit('delete-constraint', place, 'delete', '');
}

export const deletesConstraint: EditFunction = ({ place }, files) =>
  editFile(place.absolute, deleteConstraint, files);
