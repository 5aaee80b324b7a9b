import { countedFiles, importSite, isImported, programFiles } from '../../evidence/files.ts';
import { decidingScan, placeIn } from '../../facts.ts';
import { addMainFile } from '../../fixes/add-main-file.ts';
import { runMains } from '../../fixes/run-main.ts';
import { testIt } from '../../fixes/test-it.ts';
import { rule } from '../../rule.ts';

interface Data {
  readonly dir: string;
  readonly files: readonly string[];
  readonly imported: boolean;
}

export const onlyTestFiles = rule({
  id: 'only-test-files',
  pattern: /no non-test Go files in|is not a main package|no Go files in|no packages loaded from/,
  when: (facts) => facts.found !== null && programFiles(facts).length === 0 && countedFiles(facts) > 0,
  seen: (facts) => programFiles(facts).length === 0 && countedFiles(facts) > 0,
  place: (facts) => {
    const first = decidingScan(facts)?.included[0];
    const site = importSite(facts);
    if (site !== null) return site;
    return first === undefined || facts.found === null
      ? null
      : placeIn(facts.found, first.name, first.scan.packageAt);
  },
  data: (facts): Data => ({
    dir: facts.found?.shown ?? '.',
    files: decidingScan(facts)?.included.map(({ name }) => name) ?? [],
    imported: isImported(facts),
  }),
  fixes: ({ data }, facts) =>
    data.imported
      ? []
      : [...testIt(facts.found), ...addMainFile(facts), ...runMains(facts.found?.mains ?? [])],
});
