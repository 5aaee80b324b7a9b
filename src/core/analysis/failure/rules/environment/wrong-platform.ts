import { isSet } from '../../facts.ts';
import { again, unsetAll } from '../../fix.ts';
import { type CauseData, rule } from '../../rule.ts';

interface Data extends CauseData {
  readonly platform: string;
  readonly host: string;
}

/** A program for another system or processor is started here. */
export const wrongPlatform = rule({
  id: 'wrong-platform',
  pattern:
    /exec format error|cannot execute binary file|is not a valid Win32 application|bad CPU type in executable/,
  when: ({ target, host }) => target.goos !== host.goos || target.goarch !== host.goarch,
  place: ({ setting }) => setting('GOOS').place ?? setting('GOARCH').place,
  data: ({ target, host, setting }): Data => ({
    platform: `${target.goos}/${target.goarch}`,
    host: `${host.goos}/${host.goarch}`,
    setBy: [setting('GOOS'), setting('GOARCH')].find(isSet) ?? null,
  }),
  fixes: (_, facts) => [
    ...unsetAll(['GOOS', 'GOARCH'].map(facts.setting).filter(isSet), facts),
    again('for-this-machine', facts, { env: { GOOS: facts.host.goos, GOARCH: facts.host.goarch } }),
  ],
});
