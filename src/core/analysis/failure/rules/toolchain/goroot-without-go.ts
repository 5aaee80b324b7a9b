import { type FailureFacts, isSet } from '../../facts.ts';
import { advice, unset } from '../../fix.ts';
import { type CauseData, rule } from '../../rule.ts';

interface Data extends CauseData {
  readonly goroot: string;
  readonly missing: string;
}

/** GOROOT names a directory without Go in it, or an installation that lacks a part. */
export const gorootWithoutGo = rule({
  id: 'goroot-without-go',
  pattern: /no such tool "(\w+)"|package (\S+) is not in (?:std|GOROOT) \(/,
  when: (facts) => /no such tool "/.test(facts.text) || !isWhole(facts),
  place: ({ setting }) => setting('GOROOT').place,
  data: ({ setting, go }, message): Data => ({
    goroot: setting('GOROOT').value || go.goroot || '',
    missing: message?.match[1] ?? message?.match[2] ?? '',
    setBy: isSet(setting('GOROOT')) ? setting('GOROOT') : null,
  }),
  fixes: ({ data }, facts) =>
    data.setBy === null ? [advice('install-go-anew', [data.goroot])] : unset(data.setBy, facts),
});

function isWhole({ setting, go, files }: FailureFacts): boolean {
  const goroot = setting('GOROOT').value || go.goroot;
  return goroot === null || files.kind(files.resolve(goroot, 'src', 'fmt')) === 'directory';
}
