import { countedFiles, importSite, isImported } from '../../evidence/files.ts';
import { addMainFile } from '../../fixes/add-main-file.ts';
import { runMains } from '../../fixes/run-main.ts';
import { rule } from '../../rule.ts';

interface Data {
  readonly dir: string;
  readonly mains: readonly string[];
  /** The error is in an imported package, not in the target. */
  readonly imported: boolean;
}

export const noGoFiles = rule({
  id: 'no-go-files',
  pattern: /no Go files in|no non-test Go files in|no Go source files/,
  seen: (facts) => facts.found !== null && facts.as !== 'pattern' && countedFiles(facts) === 0,
  place: importSite,
  data: (facts): Data => ({
    dir: facts.found?.shown ?? '.',
    mains: facts.found?.mains ?? [],
    imported: isImported(facts),
  }),
  fixes: ({ data }, facts) => (data.imported ? [] : [...runMains(data.mains), ...addMainFile(facts)]),
});
