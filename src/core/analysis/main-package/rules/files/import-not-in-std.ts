import { command } from '../../fix.ts';
import { correctImport } from '../../fixes/remove-import.ts';
import { rule } from '../../rule.ts';

interface Data {
  readonly package: string;
}

export const importNotInStd = rule({
  id: 'import-not-in-std',
  pattern: /package (\S+) is not in (?:std|GOROOT)|(?<!\S)"?(\S+?)"? is not in (?:std|GOROOT)/,
  data: (_, message): Data => ({ package: message?.match[1] ?? message?.match[2] ?? '' }),
  fixes: ({ place }) => [...correctImport(place), command('newer-go', ['go', 'version'], [''])],
});
