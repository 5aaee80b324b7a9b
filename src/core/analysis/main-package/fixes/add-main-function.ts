import { endOf } from '../../../source/edit-go-file.ts';
import { programFiles } from '../evidence/files.ts';
import { type MainFacts, placeIn } from '../facts.ts';
import { editFile } from '../file-change.ts';
import { type EditFix, type EditFunction, edit } from '../fix.ts';

/** To the first file of the program. */
export function addMainFunction(facts: MainFacts): readonly EditFix<'add-main-function'>[] {
  const first = programFiles(facts)[0];
  if (first === undefined || facts.found === null) return [];
  return edit('add-main-function', placeIn(facts.found, first.name, null), 'insert', 'func main() {\n}\n');
}

export const appendsFunction: EditFunction = ({ place, text }, files) =>
  editFile(place.absolute, (bytes) => [endOf(bytes, `\n${text}`)], files);
