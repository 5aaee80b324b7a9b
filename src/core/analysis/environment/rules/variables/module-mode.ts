import { unset } from '../../../failure/fix.ts';
import { check } from '../../check.ts';

interface Data {
  readonly value: string;
  readonly module: string;
}

/** GO111MODULE, which decides whether go looks at go.mod at all. */
export const moduleMode = check({
  id: 'module-mode',
  severity: 'warning',
  find: ({ setting, goMod, files }) => {
    const mode = setting('GO111MODULE');
    const { value } = mode;
    if (value === '' || value === 'on') return null;
    if (value !== 'off' && value !== 'auto') {
      const says = `go: unknown environment setting GO111MODULE=${value}`;
      return {
        data: { value, module: '' } satisfies Data,
        settings: [mode],
        says,
        severity: 'error' as const,
      };
    }
    if (value === 'auto' || goMod === null) return null;
    const data: Data = { value, module: files.shown(goMod) };
    return { data, settings: [mode] };
  },
  fixes: ({ settings = [] }, facts) => settings.flatMap((setting) => unset(setting, facts)),
});
