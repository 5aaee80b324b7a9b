import { runDirectory } from '../../fixes/run-directory.ts';
import { rule } from '../../rule.ts';

interface Data {
  readonly directories: readonly string[];
}

export const filesOfSeveralDirectories = rule({
  id: 'files-of-several-directories',
  pattern: /named files must all be in one directory/,
  seen: (facts) => (facts.named?.directories.length ?? 0) > 1,
  data: (facts): Data => ({ directories: facts.named?.directories ?? [] }),
  fixes: ({ data }) => data.directories.map(runDirectory),
});
