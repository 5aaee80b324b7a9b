import { flagKind, type GoMinor, goCommands, minorOf } from '../../../../go/flags.ts';
import { splitQuoted } from '../../../../go/quoted-words.ts';
import { goflagsRefused as cause } from '../../../failure/rules/environment/goflags-refused.ts';
import { before } from '../../check.ts';

/** Like cmd/go/internal/base, InitGOFLAGS and SetFromGOFLAGS, for `go build`. */
export const goflagsRefused = before(cause, 'error', ({ setting, go }) => {
  const { value } = setting('GOFLAGS');
  const words = splitQuoted(value);
  if (words === null) {
    const quote = /["']/.exec(value)?.[0] ?? "'";
    return `go: parsing $GOFLAGS: unterminated ${quote} string`;
  }
  const minor = minorOf(go.version);
  for (const word of words) {
    const name = /^--?([^-=][^=]*)(?:=|$)/.exec(word)?.[1];
    if (name === undefined) return `go: parsing $GOFLAGS: non-flag ${JSON.stringify(word)}`;
    if (!isFlag(name, minor)) return `go: parsing $GOFLAGS: unknown flag -${name}`;
    if (!word.includes('=') && flagKind('build', name, minor) === 'value')
      return `go: flag needs an argument: -${name} (from $GOFLAGS)`;
  }
  return null;
});

/** GOFLAGS may have the flags of any command; each ignores those of others. */
function isFlag(name: string, minor: GoMinor): boolean {
  return goCommands(minor).some((command) => flagKind(command, name, minor) !== null);
}
