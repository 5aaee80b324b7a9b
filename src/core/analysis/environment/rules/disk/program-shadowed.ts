import { advice } from '../../../failure/fix.ts';
import { check } from '../../check.ts';

interface Data {
  readonly name: string;
  readonly installed: string;
  readonly found: string;
}

/** A shell starts an older program of the same name instead of the one that `go install` wrote. */
export const programShadowed = check({
  id: 'program-shadowed',
  severity: 'warning',
  find: ({ folders: { bin }, path, real, files }) => {
    if (bin === null) return null;
    const folder = real(bin.path);
    if (!path.some((entry) => real(entry) === folder)) return null;
    for (const file of files.list(bin.path)) {
      const name = file.replace(/\.exe$/, '');
      const found = files.program(name);
      const installed = files.resolve(bin.path, file);
      if (found === null || real(found) === real(installed)) continue;
      if (files.kind(installed) !== 'file') continue;
      const data: Data = { name, installed, found };
      return { data };
    }
    return null;
  },
  fixes: ({ data }) => [advice('remove-or-reorder', [data.found, data.installed])],
});
