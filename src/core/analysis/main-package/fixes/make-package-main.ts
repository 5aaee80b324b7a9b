import type { MainPlace } from '../../../model/main-answer.ts';
import { renamePackage } from '../../../source/edit-go-file.ts';
import { scanGoFile } from '../../../source/scan-go-file.ts';
import { programFiles } from '../evidence/files.ts';
import type { MainFacts } from '../facts.ts';
import { editFile, goFilesBeside } from '../file-change.ts';
import { type EditFix, type EditFunction, edit } from '../fix.ts';

export function makePackageMain(place: MainPlace | null): readonly EditFix<'make-package-main'>[] {
  return edit('make-package-main', place, 'replace', 'package main');
}

/**
 * Makes a library a program. Without func main, or if other packages import it, a new package clause alone would only
 * replace one error by another, so that is left to a person.
 */
export function makeProgram(
  place: MainPlace | null,
  facts: MainFacts,
): readonly EditFix<'make-package-main' | 'make-program' | 'split-program'>[] {
  if (facts.found?.isImported === true) return edit('split-program', place, 'replace', 'package main');
  const mains = programFiles(facts).flatMap(({ scan }) =>
    scan.declarations.filter(({ shape }) => shape !== 'method'),
  );
  const isProgram = mains.length === 1 && mains[0]?.shape === 'func';
  return isProgram ? makePackageMain(place) : edit('make-program', place, 'replace', 'package main');
}

/** Every file of the directory with the same package clause, whatever the platform, and its tests. */
export const renamesPackage: EditFunction = ({ place, text }, files) => {
  const bytes = files.bytes(place.absolute);
  const from = bytes === null ? null : scanGoFile(bytes).packageName;
  if (from === null) return [];
  const to = text.replace(/^package /, '');
  return goFilesBeside(place.absolute, files).flatMap((file) =>
    editFile(file, (one) => renamePackage(one, from, to, file.endsWith('_test.go')), files),
  );
};
