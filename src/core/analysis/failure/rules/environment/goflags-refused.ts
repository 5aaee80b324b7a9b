import { isSet } from '../../facts.ts';
import { unset } from '../../fix.ts';
import { type CauseData, rule } from '../../rule.ts';

interface Data extends CauseData {
  readonly value: string;
  readonly why: string;
}

export const goflagsRefused = rule({
  id: 'goflags-refused',
  pattern: /parsing \$GOFLAGS: ([^\n]*)|go: ([^\n]*) \(from \$GOFLAGS\)/,
  place: ({ setting }) => setting('GOFLAGS').place,
  data: ({ setting }, message): Data => ({
    value: setting('GOFLAGS').value,
    why: message?.match[1] ?? message?.match[2] ?? '',
    setBy: isSet(setting('GOFLAGS')) ? setting('GOFLAGS') : null,
  }),
  fixes: ({ data }, facts) => (data.setBy === null ? [] : unset(data.setBy, facts)),
});
