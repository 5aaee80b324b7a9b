import type { IncludedFile } from '../../../../source/scan-directory.ts';
import { clausePlace, isLibrary, programFiles } from '../../evidence/files.ts';
import { decidingScan, type MainFacts } from '../../facts.ts';
import { makeProgram } from '../../fixes/make-package-main.ts';
import { runMains } from '../../fixes/run-main.ts';
import { rule } from '../../rule.ts';

interface Data {
  readonly package: string;
  readonly file: string;
}

export const mainInLibrary = rule({
  id: 'main-in-library',
  pattern: /is not a main package/,
  when: (facts) => fileWithMain(facts) !== null,
  seen: (facts) => isLibrary(facts) && fileWithMain(facts) !== null,
  place: (facts) => clausePlace(facts, fileWithMain(facts)),
  data: (facts): Data => ({
    package: decidingScan(facts)?.packageName ?? '',
    file: fileWithMain(facts)?.name ?? '',
  }),
  fixes: ({ place }, facts) =>
    facts.found?.isImported === true
      ? [...runMains(facts.found.mains), ...makeProgram(place, facts)]
      : [...makeProgram(place, facts), ...runMains(facts.found?.mains ?? [])],
});

function fileWithMain(facts: MainFacts): IncludedFile | null {
  const hasMain = (file: IncludedFile) => file.scan.declarations.some(({ shape }) => shape === 'func');
  return programFiles(facts).find((file) => file.scan.packageName !== 'main' && hasMain(file)) ?? null;
}
