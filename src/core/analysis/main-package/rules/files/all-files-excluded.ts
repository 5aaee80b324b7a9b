import type { ExcludedEntry } from '../../../../model/main-answer.ts';
import type { ExcludedFile } from '../../../../source/scan-directory.ts';
import { countedFiles, excludedEntry, excludedPlace } from '../../evidence/files.ts';
import { decidingScan, type MainFacts } from '../../facts.ts';
import { excludedFixes } from '../../fixes/excluded.ts';
import { rule } from '../../rule.ts';

interface Data {
  readonly dir: string;
  readonly files: readonly ExcludedEntry[];
}

export const allFilesExcluded = rule({
  id: 'all-files-excluded',
  pattern:
    /build constraints exclude all Go files in|no suitable source files|no buildable Go source files in|no Go files in/,
  // go ignores files that begin with _ or . completely.
  when: (facts) => countedFiles(facts) === 0 && excluded(facts).length > 0,
  seen: (facts) => countedFiles(facts) === 0 && excluded(facts).length > 0,
  place: (facts) => {
    const first = excluded(facts)[0];
    return first === undefined || facts.found === null ? null : excludedPlace(facts, first);
  },
  data: (facts): Data => ({
    dir: facts.found?.shown ?? '.',
    files: excluded(facts).map((file) => excludedEntry(facts, file)),
  }),
  fixes: ({ data }, facts) => excludedFixes(data.files, facts),
});

function excluded(facts: MainFacts): readonly ExcludedFile[] {
  return decidingScan(facts)?.excluded ?? [];
}
