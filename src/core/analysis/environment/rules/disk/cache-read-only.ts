import { isSet } from '../../../failure/facts.ts';
import { advice, unset } from '../../../failure/fix.ts';
import { check } from '../../check.ts';

interface Data {
  readonly directory: string;
}

/** go says nothing about a build cache that it can read but not write. */
export const cacheReadOnly = check({
  id: 'cache-read-only',
  severity: 'warning',
  find: ({ setting, folders: { cache } }) => {
    if (cache?.state !== 'readOnly') return null;
    const data: Data = { directory: cache.path };
    return { data, settings: [setting('GOCACHE')].filter(isSet) };
  },
  fixes: ({ data, settings = [] }, facts) => [
    advice('make-writable', [data.directory]),
    ...settings.flatMap((setting) => unset(setting, facts)),
  ],
});
