import { isAbsolutePath } from '../../../../go/path-names.ts';
import { gorootMissing as cause } from '../../../failure/rules/toolchain/goroot-missing.ts';
import { before } from '../../check.ts';

export const gorootMissing = before(cause, 'error', ({ setting, files, refusal }) => {
  const { value } = setting('GOROOT');
  // Of a go command that was copied out of its installation.
  if (value === '') return refusal;
  return isAbsolutePath(value) && files.kind(value) === 'directory'
    ? null
    : `go: cannot find GOROOT directory: ${value}`;
});
