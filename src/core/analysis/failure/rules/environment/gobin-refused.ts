import { isSet } from '../../facts.ts';
import { again, unset } from '../../fix.ts';
import { type CauseData, rule } from '../../rule.ts';

interface Data extends CauseData {
  readonly why: 'cross' | 'relative';
  readonly value: string;
  readonly platform: string;
}

export const gobinRefused = rule({
  id: 'gobin-refused',
  pattern: /cannot install cross-compiled binaries when GOBIN is set|GOBIN must be an absolute path/,
  place: ({ setting }) => setting('GOBIN').place,
  data: ({ setting, target }, message): Data => ({
    why: /absolute/.test(message?.match[0] ?? '') ? 'relative' : 'cross',
    value: setting('GOBIN').value,
    platform: `${target.goos}/${target.goarch}`,
    setBy: isSet(setting('GOBIN')) ? setting('GOBIN') : null,
  }),
  fixes: ({ data }, facts) => [
    ...(data.setBy === null ? [] : unset(data.setBy, facts)),
    ...(data.why === 'cross' && facts.verb === 'install' && !facts.packages.some((one) => one.includes('@'))
      ? [buildInstead(facts)]
      : []),
  ],
});

function buildInstead(facts: Parameters<typeof again>[1]) {
  const argv = facts.argv.map((word) => (word === 'install' ? 'build' : word));
  return again('build-instead', { argv }, {});
}
