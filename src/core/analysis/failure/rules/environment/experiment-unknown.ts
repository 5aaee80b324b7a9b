import { isSet } from '../../facts.ts';
import { unset } from '../../fix.ts';
import { type CauseData, rule } from '../../rule.ts';

interface Data extends CauseData {
  readonly name: string;
}

export const experimentUnknown = rule({
  id: 'experiment-unknown',
  pattern: /unknown GOEXPERIMENT (\S+)/,
  place: ({ setting }) => setting('GOEXPERIMENT').place,
  data: ({ setting }, message): Data => ({
    // go cuts a leading `no`.
    name: wordOf(setting('GOEXPERIMENT').value, message?.match[1] ?? ''),
    setBy: isSet(setting('GOEXPERIMENT')) ? setting('GOEXPERIMENT') : null,
  }),
  fixes: ({ data }, facts) => (data.setBy === null ? [] : unset(data.setBy, facts)),
});

function wordOf(value: string, name: string): string {
  return value.split(',').find((word) => word === name || word === `no${name}`) ?? name;
}
