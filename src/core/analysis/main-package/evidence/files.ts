import type { ExcludedEntry, MainPlace } from '../../../model/main-answer.ts';
import { settingsFor } from '../../../source/exclusion.ts';
import type { ExcludedFile, IncludedFile, SourceFile } from '../../../source/scan-directory.ts';
import { decidingScan, type MainFacts, placeIn } from '../facts.ts';

export function isImported(facts: MainFacts): boolean {
  return facts.errorOrigin?.imported === true;
}

/** The import that leads to the package with the error. */
export function importSite(facts: MainFacts): MainPlace | null {
  return isImported(facts) ? (facts.errorOrigin?.way.at(-1)?.place ?? null) : null;
}

export function countedFiles(facts: MainFacts): number {
  const scan = decidingScan(facts);
  return (scan?.included.length ?? 0) + (scan?.invalid.length ?? 0);
}

/** Included files that are not tests. */
export function programFiles(facts: MainFacts): readonly IncludedFile[] {
  return (decidingScan(facts)?.included ?? []).filter(({ kind }) => kind === 'go' || kind === 'cgo');
}

export function isLibrary(facts: MainFacts): boolean {
  const scan = decidingScan(facts);
  return scan !== null && programFiles(facts).length > 0 && scan.packageName !== 'main';
}

export function clausePlace(facts: MainFacts, file: SourceFile | null | undefined): MainPlace | null {
  return file == null || facts.found === null ? null : placeIn(facts.found, file.name, file.scan.packageAt);
}

export function excludedEntry(facts: MainFacts, file: ExcludedFile): ExcludedEntry {
  return {
    place: excludedPlace(facts, file) ?? { file: file.name, absolute: file.name, line: null, column: null },
    why: file.why,
    needs: settingsFor(file.name, file.scan, facts.context),
    packageName: file.scan.packageName,
  };
}

export function excludedPlace(facts: MainFacts, { name, why }: ExcludedFile): MainPlace | null {
  if (facts.found === null) return null;
  return placeIn(facts.found, name, why.kind === 'prefix' || why.kind === 'fileName' ? null : why.at);
}
