import { isSet } from '../../facts.ts';
import { advice, unset } from '../../fix.ts';
import { type CauseData, rule } from '../../rule.ts';

interface Data extends CauseData {
  readonly goroot: string;
}

export const gorootMissing = rule({
  id: 'goroot-missing',
  pattern: /cannot find GOROOT directory: ([^\n]*)/,
  place: ({ setting }) => setting('GOROOT').place,
  data: ({ setting }, message): Data => ({
    goroot: setting('GOROOT').value || (message?.match[1]?.trim() ?? ''),
    setBy: isSet(setting('GOROOT')) ? setting('GOROOT') : null,
  }),
  fixes: ({ data }, facts) => (data.setBy === null ? [advice('link-go')] : unset(data.setBy, facts)),
});
