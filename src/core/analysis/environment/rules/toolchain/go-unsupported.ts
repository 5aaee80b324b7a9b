import { readGoVersion } from '../../../../go/version.ts';
import { advice } from '../../../failure/fix.ts';
import { check } from '../../check.ts';

/**
 * When a release of Go got its last fix: with the release two after it (https://go.dev/doc/devel/release). A release
 * that is not here was supported when this table was written, in 2026-11.
 */
const ENDED: ReadonlyMap<number, string> = new Map([
  [18, '2023-02'],
  [19, '2023-08'],
  [20, '2024-02'],
  [21, '2024-08'],
  [22, '2025-02'],
  [23, '2025-08'],
  [24, '2026-02'],
  [25, '2026-08'],
]);

interface Data {
  readonly version: string;
  readonly since: string;
}

/** No security fixes are published for this Go any more. */
export const goUnsupported = check({
  id: 'go-unsupported',
  severity: 'note',
  find: ({ go: { version } }) => {
    const read = version === null ? null : readGoVersion(version);
    const since = read?.major === 1 && !read.isDevelopment ? ENDED.get(read.minor) : undefined;
    if (version === null || since === undefined) return null;
    const data: Data = { version, since };
    return { data };
  },
  fixes: () => [advice('update-go')],
});
