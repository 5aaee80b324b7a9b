import type { MainPlace } from '../../../model/main-answer.ts';
import { renamePackage } from '../../../source/edit-go-file.ts';
import { scanGoFile } from '../../../source/scan-go-file.ts';
import { editFile, goFilesBeside } from '../file-change.ts';
import { type EditFix, type EditFunction, edit } from '../fix.ts';

export function makePackageMain(place: MainPlace | null): readonly EditFix<'make-package-main'>[] {
  return edit('make-package-main', place, 'replace', 'package main');
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
