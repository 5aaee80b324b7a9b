import { isSet } from '../../facts.ts';
import { unset } from '../../fix.ts';
import { type CauseData, rule } from '../../rule.ts';

interface Data extends CauseData {
  readonly module: string;
}

export const proxyOff = rule({
  id: 'proxy-off',
  pattern: /(?:(\S+?)(?:@\S+)?: )?module lookup disabled by GOPROXY=off/,
  place: ({ setting }) => setting('GOPROXY').place,
  data: ({ setting }, message): Data => ({
    module: (message?.match[1] ?? '').replace(/^go:$/, ''),
    setBy: isSet(setting('GOPROXY')) ? setting('GOPROXY') : null,
  }),
  fixes: ({ data }, facts) => (data.setBy === null ? [] : unset(data.setBy, facts)),
});
