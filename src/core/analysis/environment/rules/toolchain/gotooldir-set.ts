import { isSet } from '../../../failure/facts.ts';
import { unset } from '../../../failure/fix.ts';
import { check } from '../../check.ts';

/** cmd/go never reads GOTOOLDIR. */
export const gotooldirSet = check({
  id: 'gotooldir-set',
  severity: 'note',
  find: ({ setting }) => {
    const tooldir = setting('GOTOOLDIR');
    return isSet(tooldir) ? { data: { value: tooldir.value }, settings: [tooldir] } : null;
  },
  fixes: ({ settings = [] }, facts) => settings.flatMap((setting) => unset(setting, facts)),
});
