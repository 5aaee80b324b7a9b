import type { MainPlace } from '../../../model/main-answer.ts';
import type { MainDeclaration } from '../../../source/main-declarations.ts';
import type { IncludedFile } from '../../../source/scan-directory.ts';
import { decidingScan, type MainFacts, placeIn } from '../facts.ts';
import { programFiles } from './files.ts';

export interface Declared {
  readonly file: IncludedFile;
  readonly declaration: MainDeclaration;
}

export const UNDECLARED = /function main is undeclared in the main package/;

export function isMain(facts: MainFacts): boolean {
  return decidingScan(facts)?.packageName === 'main' && programFiles(facts).length > 0;
}

export function declared(facts: MainFacts): readonly Declared[] {
  if (!isMain(facts)) return [];
  return programFiles(facts).flatMap((file) =>
    file.scan.declarations.map((declaration) => ({ file, declaration })),
  );
}

export function isMethod({ declaration }: Declared): boolean {
  return declaration.shape === 'method';
}

export function isName(found: Declared): boolean {
  return !isMethod(found);
}

export function shaped(facts: MainFacts, shape: MainDeclaration['shape']): Declared | undefined {
  return declared(facts).find(({ declaration }) => declaration.shape === shape);
}

/** The package's only declaration of the name, if it has this invalid form. */
export function isOnly(facts: MainFacts, shape: MainDeclaration['shape']): boolean {
  const names = declared(facts).filter(isName);
  return names.length === 1 && names[0]?.declaration.shape === shape;
}

export function placeOf(facts: MainFacts, found: Declared | undefined): MainPlace | null {
  return found === undefined || facts.found === null
    ? null
    : placeIn(facts.found, found.file.name, found.declaration.at);
}
