import { flagKind, minorOf } from '../../../../go/flags.ts';
import { splitQuoted } from '../../../../go/quoted-words.ts';
import { check } from '../../check.ts';
import { setTo } from '../../fixes.ts';

interface Data {
  readonly flag: string;
  readonly lost: string;
  readonly meant: string;
}

/**
 * `GOFLAGS=-ldflags=-s -w`: go reads `-w` as a flag of its own, which exists (of `go env`), so nobody complains and the
 * linker does not get it.
 */
export const goflagsUnquoted = check({
  id: 'goflags-unquoted',
  severity: 'warning',
  find: ({ setting, go }) => {
    const goflags = setting('GOFLAGS');
    const words = splitQuoted(goflags.value) ?? [];
    const minor = minorOf(go.version);
    for (const [at, word] of words.entries()) {
      const flag = /^--?((?:ld|gc|asm|gccgo)flags)=/.exec(word)?.[1];
      const next = words[at + 1];
      if (flag === undefined || next === undefined || !/^-[a-z]/.test(next)) continue;
      const name = next.replace(/^--?/, '').replace(/=.*/s, '');
      // What `go build` does not know was meant for the tool.
      if (flagKind('build', name, minor) !== null) continue;
      const meant = [...words.slice(0, at), `'${word} ${next}'`, ...words.slice(at + 2)].join(' ');
      const data: Data = { flag: `-${flag}`, lost: next, meant };
      return { data, settings: [goflags] };
    }
    return null;
  },
  fixes: ({ data, settings: [goflags] = [] }) =>
    goflags === undefined ? [] : [setTo('quote-flags', goflags, data.meant)],
});
