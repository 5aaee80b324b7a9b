import { advice } from '../../../failure/fix.ts';
import { check } from '../../check.ts';

interface Data {
  readonly directory: string;
  readonly megabytes: number;
}

/** The standard library alone takes 100 MB of the cache, and a link may need as much for a moment. */
const LEAST_BYTES = 300 * 2 ** 20;

export const lowSpace = check({
  id: 'low-space',
  severity: 'warning',
  find: ({ folders: { temp, cache } }) => {
    const full = [temp, cache].find((one) => one?.freeBytes != null && one.freeBytes < LEAST_BYTES);
    if (full?.freeBytes == null) return null;
    const data: Data = { directory: full.existing, megabytes: Math.floor(full.freeBytes / 2 ** 20) };
    return { data };
  },
  fixes: () => [advice('free-space'), advice('clean-cache')],
});
