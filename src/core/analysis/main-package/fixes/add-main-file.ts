import { type MainFacts, placeIn } from '../facts.ts';
import { type EditFix, type EditFunction, edit } from '../fix.ts';

export function addMainFile({ found }: MainFacts): readonly EditFix<'add-main-file'>[] {
  if (found === null) return [];
  const place = placeIn(found, 'main.go', null);
  return edit('add-main-file', place, 'insert', 'package main\n\nfunc main() {\n}\n');
}

/** Never overwrites a file. */
export const createsFile: EditFunction = ({ place: { absolute: file }, text }, files) =>
  files.bytes(file) === null ? [{ kind: 'create', file, text }] : [];
