import { isSet } from '../../../failure/facts.ts';
import { advice } from '../../../failure/fix.ts';
import { check } from '../../check.ts';

interface Data {
  readonly directory: string;
  readonly kind: string;
}

/** Each package costs several small files. */
export const networkCache = check({
  id: 'network-cache',
  severity: 'note',
  find: ({ setting, folders: { cache } }) => {
    if (cache?.network == null) return null;
    const data: Data = { directory: cache.path, kind: cache.network };
    return { data, settings: [setting('GOCACHE')].filter(isSet) };
  },
  fixes: () => [advice('local-cache')],
});
