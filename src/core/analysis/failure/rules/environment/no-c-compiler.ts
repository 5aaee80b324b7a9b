import { isSet } from '../../facts.ts';
import { advice, unset } from '../../fix.ts';
import { type CauseData, rule } from '../../rule.ts';

interface Data extends CauseData {
  readonly compiler: string;
}

export const noCCompiler = rule({
  id: 'no-c-compiler',
  pattern:
    /C\+?\+? compiler "([^"]+)" not found|exec: "([^"]*(?:gcc|clang|cc|g\+\+)[^"]*)": executable file not found/,
  place: ({ setting }) => setting('CC').place ?? setting('CGO_ENABLED').place,
  data: ({ setting }, message): Data => ({
    compiler: message?.match[1] ?? message?.match[2] ?? 'gcc',
    setBy: isSet(setting('CC'))
      ? setting('CC')
      : isSet(setting('CGO_ENABLED'))
        ? setting('CGO_ENABLED')
        : null,
  }),
  fixes: ({ data }, facts) => {
    const standard = facts.host.goos === 'darwin' ? 'clang' : 'gcc';
    const isMisnamed = data.setBy?.name === 'CC' && facts.files.program(standard) !== null;
    return [
      ...(isMisnamed && data.setBy !== null
        ? unset(data.setBy, facts)
        : [advice('install-c-compiler', [data.compiler])]),
      advice('without-cgo'),
    ];
  },
});
