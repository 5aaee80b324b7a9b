import { type CgoOff, cgoFixes, cgoOffReason, cgoSetting } from '../../cgo.ts';
import { again } from '../../fix.ts';
import { type CauseData, rule } from '../../rule.ts';

interface Data extends CauseData {
  readonly flag: string;
  readonly off: CgoOff;
}

export const raceWithoutCgo = rule({
  id: 'race-without-cgo',
  pattern: /(-race|-msan|-asan) requires cgo/,
  place: ({ setting }) => setting('CGO_ENABLED').place,
  data: (facts, message): Data => ({
    flag: message?.match[1] ?? '-race',
    off: cgoOffReason(facts),
    setBy: cgoSetting(facts),
  }),
  fixes: ({ data }, facts) => [
    ...cgoFixes(data.off, facts),
    again('without-flag', facts, { flags: { [data.flag.slice(1)]: 'false' }, names: [data.flag] }),
  ],
});
