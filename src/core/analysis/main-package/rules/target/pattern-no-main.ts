import { addMainFile } from '../../fixes/add-main-file.ts';
import { testTarget } from '../../fixes/test-it.ts';
import { rule } from '../../rule.ts';

interface Data {
  readonly pattern: string;
  readonly packages: number | null;
}

export const patternNoMain = rule({
  id: 'pattern-no-main',
  pattern: /matched only non-main packages|no packages loaded from/,
  when: (facts) => facts.as === 'pattern',
  seen: (facts) => facts.pattern !== null && facts.pattern.mains.length === 0 && facts.pattern.packages > 0,
  data: (facts): Data => ({
    pattern: facts.pattern?.pattern ?? facts.target[0] ?? '',
    packages: facts.pattern?.packages ?? null,
  }),
  fixes: ({ data }, facts) => [
    ...(facts.pattern?.tested === 0 ? [] : [testTarget([data.pattern])]),
    ...addMainFile(facts),
  ],
});
