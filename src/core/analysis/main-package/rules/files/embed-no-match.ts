import { edit } from '../../fix.ts';
import { rule } from '../../rule.ts';

interface Data {
  readonly pattern: string;
}

export const embedNoMatch = rule({
  id: 'embed-no-match',
  pattern:
    /pattern (\S+): (?:no matching files found|cannot embed|invalid pattern|file does not|directory contains)[^\n]*/,
  data: (_, message): Data => ({ pattern: message?.match[1] ?? '' }),
  fixes: ({ place }) => edit('add-embedded-file', place, 'replace', ''),
});
