import { lastElement } from '../../go/path-names.ts';
import { rowLabelEnglish } from '../../messages/en/row-label.ts';
import type { SharedMessages } from '../../messages/messages.ts';
import type { NamedRow } from './rows.ts';

/** The steps of a package in the order of display: before its program, and vet before its tests. */
export const PACKAGE_STEPS = ['package', 'link', 'vet', 'test'] as const;

/**
 * The import paths that a word may refer to: the whole path, the name on the screen (`glow (main)`), or its end
 * (`./lib` is lib, and glow is example.com/glow/v2). The first kind that matches counts; several packages may
 * share an end.
 */
export function packagesNamed(
  rows: readonly NamedRow[],
  name: string,
  { rowLabel }: Pick<SharedMessages, 'rowLabel'>,
): readonly string[] {
  const wanted = name.replace(/^\.\//, '').replace(/\/$/, '');
  const named = rows.filter(({ kind }) => PACKAGE_STEPS.some((step) => step === kind));
  const ways: readonly ((row: NamedRow) => boolean)[] = [
    (row) => row.importPath === wanted,
    (row) => rowLabelEnglish(row.label) === wanted || rowLabel(row.label) === wanted,
    (row) => row.importPath.endsWith(`/${wanted}`) || lastElement(row.importPath) === wanted,
  ];
  for (const isMeant of ways) {
    const found = [...new Set(named.filter(isMeant).map((row) => row.importPath))];
    if (found.length > 0) return found.sort();
  }
  return [];
}

/** The rows of a package's steps. */
export function stepsOf<Row extends NamedRow>(rows: readonly Row[], importPath: string): readonly Row[] {
  return PACKAGE_STEPS.flatMap((kind) =>
    rows.filter((row) => row.kind === kind && row.importPath === importPath),
  );
}
