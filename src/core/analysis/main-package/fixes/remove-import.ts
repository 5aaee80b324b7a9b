import type { MainPlace } from '../../../model/main-answer.ts';
import { type EditFix, edit } from '../fix.ts';

export function correctImport(place: MainPlace | null): readonly EditFix<'remove-import'>[] {
  return edit('remove-import', place, 'replace', '');
}

export function removeImport(place: MainPlace | null): readonly EditFix<'remove-import'>[] {
  return edit('remove-import', place, 'delete', '');
}
