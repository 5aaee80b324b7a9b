import type { MainPlace } from '../../../model/main-answer.ts';
import { renameFileTo } from '../file-change.ts';
import { type EditFix, type EditFunction, edit } from '../fix.ts';

export function renameFile(place: MainPlace, name: string): readonly EditFix<'rename-file'>[] {
  return edit('rename-file', place, 'rename', name);
}

export const renamesFile: EditFunction = ({ place, text }, files) =>
  renameFileTo(place.absolute, text, files);
