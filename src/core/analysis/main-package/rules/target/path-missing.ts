import { correctPath } from '../../fixes/correct-path.ts';
import { listMains } from '../../fixes/list-mains.ts';
import { rule } from '../../rule.ts';

interface Data {
  readonly path: string;
  readonly similar: string | null;
  /** The argument is an import path to go, but a folder of that name exists here: `./` is missing. */
  readonly directory: string | null;
}

export const pathMissing = rule({
  id: 'path-missing',
  pattern:
    /(?:stat|open|lstat|chdir|no Go files in|GetFileAttributesEx) ?([^\n]*): (?:no such file or directory|The system cannot find)|directory not found|cannot find package "\." in|^(?:go: )?package (\S+) is not in (?:std|GOROOT)|no packages loaded from/m,
  when: (facts) => facts.path?.kind !== 'otherCase' && (facts.found === null || facts.path !== null),
  seen: (facts) => facts.path?.kind === 'missing',
  data: (facts, message): Data => ({
    path: facts.path?.path ?? message?.match[1] ?? message?.match[2] ?? facts.target[0] ?? '',
    similar: facts.path?.kind === 'missing' ? facts.path.similar : null,
    directory: facts.path === null ? facts.sameName : null,
  }),
  fixes: ({ data: { directory, similar } }) => {
    const there = directory ?? similar;
    return [there === null ? listMains(0) : correctPath(there)];
  },
});
