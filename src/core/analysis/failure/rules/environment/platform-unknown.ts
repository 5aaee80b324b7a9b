import { isSet } from '../../facts.ts';
import { advice, unsetAll } from '../../fix.ts';
import { type CauseData, rule } from '../../rule.ts';

interface Data extends CauseData {
  readonly platform: string;
}

export const platformUnknown = rule({
  id: 'platform-unknown',
  pattern: /unsupported GOOS\/GOARCH pair (\S+)|unknown GOOS|unknown GOARCH/,
  place: ({ setting }) => setting('GOOS').place ?? setting('GOARCH').place,
  data: ({ target, setting }, message): Data => ({
    platform: message?.match[1] ?? `${target.goos}/${target.goarch}`,
    setBy: [setting('GOARCH'), setting('GOOS')].find(isSet) ?? null,
  }),
  fixes: (_, facts) => [
    ...unsetAll(['GOOS', 'GOARCH'].map(facts.setting).filter(isSet), facts),
    advice('list-platforms'),
  ],
});
