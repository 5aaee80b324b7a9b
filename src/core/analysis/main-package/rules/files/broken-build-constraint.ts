import { fileOf, problemOf, problemPlace } from '../../evidence/file-problems.ts';
import { edit } from '../../fix.ts';
import { rule } from '../../rule.ts';

interface Data {
  readonly file: string;
  readonly message: string;
}

export const brokenBuildConstraint = rule({
  id: 'broken-build-constraint',
  pattern: /multiple \/\/go:build comments|parsing \/\/go:build line: ([^\n]*)/,
  seen: (facts) => problemOf(facts, 'badConstraint', 'twoConstraints') !== null,
  place: (facts) => problemPlace(facts, 'badConstraint', 'twoConstraints'),
  data: (facts, message): Data => ({
    file: fileOf(facts, message, 'badConstraint', 'twoConstraints'),
    message: message?.match[0] ?? problemOf(facts, 'badConstraint', 'twoConstraints')?.problem.message ?? '',
  }),
  fixes: ({ place }) => edit('fix-constraint', place, 'replace', '//go:build TAG && !OTHER'),
});
