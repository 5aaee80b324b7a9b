import { isSet } from '../../facts.ts';
import { advice, unset } from '../../fix.ts';
import { type CauseData, rule } from '../../rule.ts';

interface Data extends CauseData {
  /** The version of the go command, and that of the tools in GOROOT. */
  readonly go: string;
  readonly tool: string;
  readonly goroot: string;
}

/** The go command of one release runs the compiler of another. */
export const versionMismatch = rule({
  id: 'version-mismatch',
  pattern: /(?:compile|asm|link|cgo|vet): version "([^"]+)" does not match go tool version "([^"]+)"/,
  place: ({ setting }) => setting('GOROOT').place,
  data: ({ setting, go }, message): Data => ({
    go: message?.match[2] ?? '',
    tool: message?.match[1] ?? '',
    goroot: setting('GOROOT').value || go.goroot || '',
    setBy: isSet(setting('GOROOT')) ? setting('GOROOT') : null,
  }),
  fixes: ({ data }, facts) =>
    data.setBy === null ? [advice('install-go-anew', [data.goroot])] : unset(data.setBy, facts),
});
