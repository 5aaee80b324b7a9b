import { fileOf, problemOf, problemPlace } from '../../evidence/file-problems.ts';
import type { MainFacts } from '../../facts.ts';
import { edit } from '../../fix.ts';
import { rule } from '../../rule.ts';

interface Data {
  readonly file: string;
}

export const emptyFile = rule({
  id: 'empty-file',
  pattern: /expected 'package', found 'EOF'/,
  seen: (facts) => problemOf(facts, 'empty') !== null,
  place: (facts) => problemPlace(facts, 'empty'),
  data: (facts, message): Data => ({ file: fileOf(facts, message, 'empty') }),
  fixes: ({ place }, facts) =>
    edit('write-package-clause', place, 'insert', `package ${packageToWrite(facts)}`),
});

function packageToWrite(facts: MainFacts): string {
  return facts.found?.scan.included.find(({ scan }) => scan.packageName !== null)?.scan.packageName ?? 'main';
}
