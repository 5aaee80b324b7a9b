import { tempDirectory as cause } from '../../../failure/rules/environment/temp-directory.ts';
import { before } from '../../check.ts';

export const tempDirectory = before(cause, 'error', ({ folders: { temp } }) => {
  if (temp === null) return null;
  switch (temp.state) {
    case 'missing':
    case 'blocked':
      return `creating work dir: stat ${temp.path}: no such file or directory`;
    case 'notDirectory':
      return `creating work dir: mkdir ${temp.path}/go-build1: not a directory`;
    case 'readOnly':
      return `creating work dir: mkdir ${temp.path}/go-build1: permission denied`;
    case 'writable':
    case 'unknown':
      return null;
  }
});
