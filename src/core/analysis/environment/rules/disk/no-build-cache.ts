import { isAbsolutePath } from '../../../../go/path-names.ts';
import { noBuildCache as cause } from '../../../failure/rules/environment/no-build-cache.ts';
import { before } from '../../check.ts';

const NOT_LOCATED = 'build cache is required, but could not be located';

export const noBuildCache = before(cause, 'error', ({ setting, folders: { cache } }) => {
  const { value } = setting('GOCACHE');
  if (value === 'off') return 'build cache is disabled by GOCACHE=off, but required as of Go 1.12';
  if (value !== '' && !isAbsolutePath(value)) return `${NOT_LOCATED}: GOCACHE is not an absolute path`;
  if (cache === null) return `${NOT_LOCATED}: GOCACHE is not defined and `;
  if (cache.state === 'notDirectory') return `failed to initialize build cache at ${cache.path}: `;
  return cache.state === 'blocked' ? `failed to initialize build cache at ${cache.path}: mkdir ` : null;
});
