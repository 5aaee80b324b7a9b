import type { LeftOutEntry } from '../../../../model/main-answer.ts';
import type { LeftOutFile } from '../../../../source/scan-directory.ts';
import { leftOutEntry } from '../../evidence/files.ts';
import type { MainFacts } from '../../facts.ts';
import { leftOutFixes } from '../../fixes/left-out.ts';
import { rule } from '../../rule.ts';

interface Data {
  readonly name: string;
  readonly entry: LeftOutEntry;
}

export const declaredInLeftOutFile = rule({
  id: 'declared-in-left-out-file',
  says: /undefined: (\w+)/,
  when: (facts) => {
    const message = facts.go?.building ?? '';
    return declaringLeftOut(facts, /undefined: (\w+)/.exec(message)?.[1]) !== undefined;
  },
  data: (facts, message): Data => {
    const name = message?.match[1] ?? '';
    const file = declaringLeftOut(facts, name);
    if (file === undefined)
      throw new Error('This rule applies only where a left-out file declares the name.');
    return { name, entry: leftOutEntry(facts, file) };
  },
  fixes: ({ data }, facts) => leftOutFixes([data.entry], facts),
});

function declaringLeftOut(facts: MainFacts, name: string | undefined): LeftOutFile | undefined {
  const file = name === undefined ? undefined : facts.found?.leftOutNames.get(name);
  return file === undefined ? undefined : facts.found?.scan.leftOut.find((entry) => entry.name === file);
}
