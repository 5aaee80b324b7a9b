import { clausePlace, isLibrary, programFiles } from '../../evidence/files.ts';
import { decidingScan } from '../../facts.ts';
import { makeProgram } from '../../fixes/make-package-main.ts';
import { runMains } from '../../fixes/run-main.ts';
import { testIt } from '../../fixes/test-it.ts';
import { rule } from '../../rule.ts';

interface Data {
  readonly file: string;
  readonly package: string;
}

export const libraryFile = rule({
  id: 'library-file',
  pattern: /is not a main package/,
  when: (facts) => facts.as === 'files',
  seen: (facts) => isLibrary(facts) && facts.as === 'files',
  place: (facts) => clausePlace(facts, programFiles(facts)[0]),
  data: (facts): Data => ({
    file: facts.named?.shown[0] ?? '',
    package: decidingScan(facts)?.packageName ?? '',
  }),
  fixes: ({ place }, facts) => [
    ...runMains(facts.found?.mains ?? []),
    ...testIt(facts.found),
    ...makeProgram(place, facts),
  ],
});
