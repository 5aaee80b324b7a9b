import { isSet } from '../../../failure/facts.ts';
import { advice } from '../../../failure/fix.ts';
import { check } from '../../check.ts';

interface Data {
  readonly directory: string;
  readonly programs: number;
}

/** What `go install` puts there is not found by its name. */
export const binNotOnPath = check({
  id: 'bin-not-on-path',
  severity: 'note',
  find: ({ folders: { bin }, path, real, files, setting }) => {
    if (bin === null) return null;
    const programs = files.list(bin.path).length;
    const folder = real(bin.path);
    if (programs === 0 || path.some((entry) => real(entry) === folder)) return null;
    const data: Data = { directory: bin.path, programs };
    return { data, settings: [setting('GOBIN')].filter(isSet) };
  },
  fixes: ({ data }) => [advice('add-to-path', [data.directory])],
});
