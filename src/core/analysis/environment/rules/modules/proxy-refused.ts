import { unset } from '../../../failure/fix.ts';
import { check } from '../../check.ts';

interface Data {
  readonly entry: string;
}

/** Source: cmd/go/internal/modfetch, proxyList. */
export const proxyRefused = check({
  id: 'proxy-refused',
  severity: 'error',
  find: ({ setting }) => {
    const proxy = setting('GOPROXY');
    for (const part of proxy.value.split(/[,|]/)) {
      const entry = part.trim();
      if (entry === 'off' || entry === 'direct') return null;
      if (entry === '' || /[.:/]/.test(entry)) continue;
      const data: Data = { entry };
      return { data, settings: [proxy], says: `invalid proxy URL missing scheme: ${entry}` };
    }
    return null;
  },
  fixes: ({ settings = [] }, facts) => settings.flatMap((setting) => unset(setting, facts)),
});
