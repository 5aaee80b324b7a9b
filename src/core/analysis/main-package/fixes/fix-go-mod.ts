import type { MainPlace } from '../../../model/main-answer.ts';
import { type EditFix, edit } from '../fix.ts';

export function fixGoMod(place: MainPlace | null): readonly EditFix<'fix-go-mod'>[] {
  return edit('fix-go-mod', place, 'replace', '');
}
