import type { MainPlace } from '../../../model/main-answer.ts';
import { emptySignature } from '../../../source/edit-main.ts';
import { offsetOf } from '../../../source/text-position.ts';
import { editFile, positionOf } from '../file-change.ts';
import { type EditFix, type EditFunction, edit } from '../fix.ts';

export function removeArguments(place: MainPlace | null): readonly EditFix<'remove-arguments'>[] {
  return edit('remove-arguments', place, 'replace', 'func main() {');
}

/** The body may return values, so only a person can remove results. */
export function removeResults(place: MainPlace | null): readonly EditFix<'remove-results'>[] {
  return edit('remove-results', place, 'replace', 'func main() {');
}

export const emptiesSignature: EditFunction = ({ place }, files) =>
  editFile(place.absolute, (bytes) => emptySignature(bytes, offsetOf(bytes, positionOf(place))), files);
