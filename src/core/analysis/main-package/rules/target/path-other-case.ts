import { correctPath } from '../../fixes/correct-path.ts';
import { rule } from '../../rule.ts';

interface Data {
  readonly path: string;
  readonly actual: string;
}

export const pathOtherCase = rule({
  id: 'path-other-case',
  pattern:
    /no such file or directory|directory not found|is not in std|is not in GOROOT|cannot find (package|module)|does not contain package|no required module provides package/,
  when: (facts) => facts.path?.kind === 'otherCase',
  seen: (facts) => facts.path?.kind === 'otherCase',
  data: (facts): Data => ({
    path: facts.path?.path ?? '',
    actual: facts.path?.kind === 'otherCase' ? facts.path.actual : '',
  }),
  fixes: ({ data }) => [correctPath(data.actual)],
});
