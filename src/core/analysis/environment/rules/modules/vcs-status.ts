import { flagValue } from '../../../../go/flag-value.ts';
import { splitQuoted } from '../../../../go/quoted-words.ts';
import { vcsStatus as cause } from '../../../failure/rules/module/vcs-status.ts';
import { before } from '../../check.ts';

/** git refuses to read a repository of another user. */
export const vcsStatus = before(cause, 'error', ({ git, setting, files }) => {
  if (git?.foreign !== true || files.program('git') === null) return null;
  const stamps = flagValue(splitQuoted(setting('GOFLAGS').value) ?? [], 'buildvcs');
  if (stamps === 'false') return null;
  return 'error obtaining VCS status: exit status 128\n\tUse -buildvcs=false to disable VCS stamping.';
});
