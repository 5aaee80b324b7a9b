import { check } from '../../check.ts';
import { setTo } from '../../fixes.ts';

interface Data {
  readonly variable: string;
  readonly pattern: string;
  readonly meant: string;
}

/** A pattern of GOPRIVATE is compared with import paths, which have no scheme and no `...`. */
export const privatePattern = check({
  id: 'private-pattern',
  severity: 'warning',
  find: ({ setting }) => {
    for (const chosen of ['GOPRIVATE', 'GONOPROXY', 'GONOSUMDB'].map(setting)) {
      const patterns = chosen.value.split(',').map((pattern) => pattern.trim());
      const pattern = patterns.find((one) => one.includes('://') || one.endsWith('/...'));
      if (pattern === undefined) continue;
      const meant = patterns.map(pathOf).join(',');
      const data: Data = { variable: chosen.name, pattern, meant };
      return { data, settings: [chosen] };
    }
    return null;
  },
  fixes: ({ data, settings: [chosen] = [] }) =>
    chosen === undefined ? [] : [setTo('correct-pattern', chosen, data.meant)],
});

function pathOf(pattern: string): string {
  return pattern
    .replace(/^[a-z+]+:\/\/(?:[^@/]*@)?/, '')
    .replace(/\/\.\.\.$/, '')
    .replace(/\.git$/, '');
}
