import { isAbsolutePath } from '../../../../go/path-names.ts';
import { gobinRefused as cause } from '../../../failure/rules/environment/gobin-refused.ts';
import { before } from '../../check.ts';

export const gobinRefused = before(
  cause,
  ({ setting }) => (isAbsolutePath(setting('GOBIN').value) ? 'warning' : 'error'),
  ({ setting, target, host }) => {
    const { value } = setting('GOBIN');
    if (value === '') return null;
    if (!isAbsolutePath(value)) return 'cannot install, GOBIN must be an absolute path';
    return target.goos === host.goos && target.goarch === host.goarch
      ? null
      : 'cannot install cross-compiled binaries when GOBIN is set';
  },
);
