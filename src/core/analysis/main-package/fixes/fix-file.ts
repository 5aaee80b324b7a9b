import type { MainPlace } from '../../../model/main-answer.ts';
import { type EditFix, edit } from '../fix.ts';

export function fixFile(place: MainPlace | null): readonly EditFix<'fix-file'>[] {
  return edit('fix-file', place, 'replace', '');
}
