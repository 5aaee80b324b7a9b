import { fixFile } from '../../fixes/fix-file.ts';
import { rule } from '../../rule.ts';

interface Data {
  readonly message: string;
}

export const doesNotCompile = rule({
  id: 'does-not-compile',
  pattern: /^[^\n#][^\n]*/m,
  data: (_, message): Data => ({ message: message?.match[0].trim() ?? '' }),
  fixes: ({ place }) => fixFile(place),
});
