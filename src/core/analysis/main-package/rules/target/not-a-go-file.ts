import { command } from '../../fix.ts';
import { asDirectory } from '../../fixes/as-directory.ts';
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
  // With a slash at its end, it is a directory to go.
  fixes: ({ data: { file } }, { path }) =>
    path?.kind === 'notGo'
      ? [command('run-directory', ['go', 'run', `${asDirectory(file)}/`], [`${file}/`])]
      : [],
});
