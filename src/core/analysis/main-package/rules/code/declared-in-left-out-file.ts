import type { ExcludedEntry } from '../../../../model/main-answer.ts';
import type { ExcludedFile } from '../../../../source/scan-directory.ts';
import { excludedEntry } from '../../evidence/files.ts';
import type { MainFacts } from '../../facts.ts';
import { excludedFixes } from '../../fixes/excluded.ts';
import { rule } from '../../rule.ts';

interface Data {
  readonly name: string;
  readonly entry: ExcludedEntry;
}

export const declaredInLeftOutFile = rule({
  id: 'declared-in-left-out-file',
  pattern: /undefined: (\w+)/,
  when: (facts) => {
    const message = facts.go?.building ?? '';
    return declaringFile(facts, /undefined: (\w+)/.exec(message)?.[1]) !== undefined;
  },
  data: (facts, message): Data => {
    const name = message?.match[1] ?? '';
    const file = declaringFile(facts, name);
    if (file === undefined)
      throw new Error('This rule applies only where an excluded file declares the name.');
    return { name, entry: excludedEntry(facts, file) };
  },
  fixes: ({ data }, facts) => excludedFixes([data.entry], facts),
});

function declaringFile(facts: MainFacts, name: string | undefined): ExcludedFile | undefined {
  const file = name === undefined ? undefined : facts.found?.excludedNames.get(name);
  return file === undefined ? undefined : facts.found?.scan.excluded.find((entry) => entry.name === file);
}
