import { patternMains, runMains } from '../../fixes/run-main.ts';
import { rule } from '../../rule.ts';

interface Data {
  readonly pattern: string;
  readonly mains: readonly string[];
}

export const patternSeveralMains = rule({
  id: 'pattern-several-mains',
  pattern: /pattern (\S+) matches multiple packages:/,
  seen: (facts) => (facts.pattern?.mains.length ?? 0) > 1,
  data: (facts, message): Data => ({
    pattern: facts.pattern?.pattern ?? facts.target[0] ?? '',
    mains: listed(message?.text) ?? facts.pattern?.mains ?? [],
  }),
  fixes: ({ data }, facts) => runMains(patternMains(facts, data.mains)),
});

/** go prints each package on a line of its own, after a tab. */
function listed(text: string | undefined): readonly string[] | null {
  const lines = (text ?? '')
    .split('\n')
    .filter((line) => line.startsWith('\t'))
    .map((line) => line.trim());
  return lines.length > 0 ? lines : null;
}
