import type { SourceFile } from '../../../source/scan-directory.ts';
import { type MainFacts, placeIn } from '../facts.ts';
import { type EditFix, type EditFunction, edit } from '../fix.ts';

export function addMainFile({ found }: MainFacts): readonly EditFix<'add-main-file'>[] {
  // A directory has one package, and its tests belong to it.
  const isOther = ({ name, scan }: SourceFile) =>
    scan.packageName !== 'main' && !(name.endsWith('_test.go') && scan.packageName === 'main_test');
  if (found === null || found.scan.included.some(isOther)) return [];
  const place = placeIn(found, 'main.go', null);
  return edit('add-main-file', place, 'insert', 'package main\n\nfunc main() {\n}\n');
}

/** Never overwrites a file. */
export const createsFile: EditFunction = ({ place: { absolute: file }, text }, files) =>
  files.bytes(file) === null ? [{ kind: 'create', file, text }] : [];
