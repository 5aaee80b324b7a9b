import { isSet } from '../../../failure/facts.ts';
import { unset } from '../../../failure/fix.ts';
import { check } from '../../check.ts';

interface Data {
  readonly goroot: string;
  /** It is spelled otherwise than go itself would, so programs are linked again. */
  readonly respelled: boolean;
}

/** GOROOT names the installation that go would find anyway. Version managers do that. */
export const gorootSet = check({
  id: 'goroot-set',
  severity: 'note',
  find: ({ setting, go, gos, real }) => {
    const goroot = setting('GOROOT');
    if (!isSet(goroot) || go.goroot === null || goroot.source?.kind === 'manager') return null;
    if (real(goroot.value) !== real(go.goroot)) return null;
    if (gos[0]?.version === null) return null;
    const data: Data = { goroot: goroot.value, respelled: goroot.value !== go.goroot };
    return { data, settings: [goroot] };
  },
  fixes: ({ settings = [] }, facts) => settings.flatMap((setting) => unset(setting, facts)),
});
