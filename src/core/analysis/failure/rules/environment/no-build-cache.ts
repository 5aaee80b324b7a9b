import { isSet } from '../../facts.ts';
import { advice, again, unset } from '../../fix.ts';
import { type CauseData, rule } from '../../rule.ts';

interface Data extends CauseData {
  /** `off` · `relative` · `noHome`: neither GOCACHE nor HOME · `unusable`: it cannot be written. */
  readonly why: 'off' | 'relative' | 'noHome' | 'unusable';
  readonly directory: string;
}

export const noBuildCache = rule({
  id: 'no-build-cache',
  pattern:
    /build cache is disabled by GOCACHE=off|build cache is required, but could not be located: ([^\n]*)|failed to initialize build cache at ([^\n]*?): [^\n]*/,
  place: ({ setting }) => setting('GOCACHE').place,
  data: ({ setting }, message): Data => {
    const chosen = setting('GOCACHE');
    const [, located, unusable] = message?.match ?? [];
    const isOff = chosen.value === 'off';
    return {
      why:
        unusable !== undefined
          ? 'unusable'
          : isOff
            ? 'off'
            : located !== undefined && /not an absolute path/.test(located)
              ? 'relative'
              : isSet(chosen)
                ? 'relative'
                : 'noHome',
      directory: unusable ?? chosen.value,
      setBy: isSet(chosen) ? chosen : null,
    };
  },
  fixes: ({ data }, facts) => [
    ...(data.setBy === null ? [] : unset(data.setBy, facts)),
    ...(data.why === 'noHome'
      ? [again('set-gocache', facts, { env: { GOCACHE: '/tmp/go-build-cache' } })]
      : []),
    ...(data.why === 'unusable' ? [advice('make-writable', [data.directory])] : []),
  ],
});
