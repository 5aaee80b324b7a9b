import type { SkippedDirectory } from '../../../../model/main-answer.ts';
import { runDirectory } from '../../fixes/run-directory.ts';
import { rule } from '../../rule.ts';

interface Data {
  readonly pattern: string;
  readonly skipped: readonly SkippedDirectory[];
}

export const patternNoMatch = rule({
  id: 'pattern-no-match',
  pattern: /matched no packages/,
  seen: (facts) => facts.pattern?.packages === 0,
  data: (facts): Data => ({
    pattern: facts.pattern?.pattern ?? facts.target[0] ?? '',
    skipped: facts.pattern?.skipped ?? [],
  }),
  fixes: (_, { pattern }) => (pattern?.skippedMains ?? []).slice(0, 5).map(runDirectory),
});
