import { advice } from '../../../failure/fix.ts';
import { check } from '../../check.ts';

export const noGo = check({
  id: 'no-go',
  severity: 'error',
  find: ({ gos, path }) => (gos.length > 0 ? null : { data: { directories: path.length } }),
  fixes: () => [advice('install-go')],
});
