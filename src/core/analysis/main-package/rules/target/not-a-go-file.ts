import { runDirectory } from '../../fixes/run-directory.ts';
import { rule } from '../../rule.ts';

interface Data {
  readonly file: string;
}

export const notAGoFile = rule({
  id: 'not-a-go-file',
  pattern: /named files must be \.go files: ?(\S+)?|(?<!\S)(\S+) is a directory, should be a Go file/,
  seen: (facts) => facts.path?.kind === 'notGo',
  data: (facts, message): Data => ({
    file: facts.path?.path ?? message?.match[1] ?? message?.match[2] ?? '',
  }),
  fixes: () => [runDirectory('.')],
});
