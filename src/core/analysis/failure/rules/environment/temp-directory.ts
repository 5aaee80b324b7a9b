import { isSet } from '../../facts.ts';
import { advice, unset } from '../../fix.ts';
import { type CauseData, rule } from '../../rule.ts';

interface Data extends CauseData {
  readonly directory: string;
  readonly why: string;
}

export const tempDirectory = rule({
  id: 'temp-directory',
  pattern: /creating work dir: \w+ ([^\n]*?): ([^\n]*)/,
  place: ({ setting }) => setting('GOTMPDIR').place,
  data: ({ setting }, message): Data => {
    const set = ['GOTMPDIR', 'TMPDIR', 'TMP', 'TEMP'].map(setting).find(isSet);
    return {
      directory: set?.value ?? (message?.match[1] ?? '').replace(/[\\/]go-build\d*$/, ''),
      why: message?.match[2] ?? '',
      setBy: set ?? null,
    };
  },
  fixes: ({ data }, facts) => [
    ...(data.setBy === null ? [] : unset(data.setBy, facts)),
    advice('make-writable', [data.directory]),
  ],
});
