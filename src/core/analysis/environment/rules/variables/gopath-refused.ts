import { isAbsolutePath } from '../../../../go/path-names.ts';
import { isGoSince } from '../../../../go/version.ts';
import { unset } from '../../../failure/fix.ts';
import { check } from '../../check.ts';

interface Data {
  readonly entry: string;
  /** `root`: there is a go.mod in the directory itself. */
  readonly why: 'relative' | 'goroot' | 'root';
}

export const gopathRefused = check({
  id: 'gopath-refused',
  severity: 'error',
  find: ({ setting, gopath, go, files, real, module }) => {
    const chosen = setting('GOPATH');
    const found = (entry: string, why: Data['why']) => ({
      data: { entry, why } satisfies Data,
      settings: [chosen],
    });
    const relative = gopath.find((entry) => !isAbsolutePath(entry));
    if (relative !== undefined)
      return {
        ...found(relative, 'relative'),
        says: `go: GOPATH entry is relative; must be absolute path: "${relative}".`,
      };
    const root = setting('GOROOT').value || go.goroot;
    const same = gopath.find((entry) => root !== null && real(entry) === real(root));
    if (same !== undefined)
      return {
        ...found(same, 'goroot'),
        severity: 'warning' as const,
        says: `warning: both GOPATH and GOROOT are the same directory (${same})`,
      };
    const [first] = gopath;
    if (first === undefined || module === null || real(first) !== real(module.directory)) return null;
    if (files.kind(files.resolve(first, 'go.mod')) !== 'file') return null;
    return isGoSince(go.version, 21) === false
      ? { ...found(first, 'root'), says: '$GOPATH/go.mod exists but should not' }
      : {
          ...found(first, 'root'),
          severity: 'warning' as const,
          says: `go: warning: ignoring go.mod in $GOPATH ${first}`,
        };
  },
  fixes: ({ settings = [] }, facts) => settings.flatMap((setting) => unset(setting, facts)),
});
