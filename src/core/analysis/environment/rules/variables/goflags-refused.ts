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
  const named = words.map((word) => ({ word, name: /^--?([^-=][^=]*)(?:=|$)/.exec(word)?.[1] }));
  // go checks the names of all words before it sets one.
  for (const { word, name } of named) {
    if (name === undefined) return `go: parsing $GOFLAGS: non-flag ${JSON.stringify(word)}`;
    if (!isFlag(name, minor)) return `go: parsing $GOFLAGS: unknown flag -${name}`;
  }
  for (const { word, name = '' } of named) {
    if (!word.includes('=') && flagKind('build', name, minor) === 'value')
      return `go: flag needs an argument: -${name} (from $GOFLAGS)`;
  }
  return null;
});

/** GOFLAGS may have the flags of any command; each ignores those of others. */
function isFlag(name: string, minor: GoMinor): boolean {
  return goCommands(minor).some((command) => flagKind(command, name, minor) !== null);
}
