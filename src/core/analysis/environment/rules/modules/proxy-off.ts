import { isSet } from '../../../failure/facts.ts';
import { proxyOff as cause } from '../../../failure/rules/module/proxy-off.ts';
import { before } from '../../check.ts';
import type { EnvironmentFacts } from '../../facts.ts';

/** GOPROXY=off is how people work offline; it matters if a module that go.mod requires is not here. */
export const proxyOff = before(
  cause,
  (facts) => (missingModule(facts) === null ? 'note' : 'warning'),
  (facts) => {
    const proxy = facts.setting('GOPROXY');
    if (!isSet(proxy) || proxy.value.split(/[,|]/)[0]?.trim() !== 'off') return null;
    const missing = missingModule(facts);
    return missing === null
      ? 'module lookup disabled by GOPROXY=off'
      : `${missing}: module lookup disabled by GOPROXY=off`;
  },
);

function missingModule({ module, hasModule }: EnvironmentFacts): string | null {
  const { requires = [], replaces = [] } = module?.content ?? {};
  const found = requires.find(
    ({ path, version }) => !replaces.some((one) => one.path === path) && !hasModule(path, version),
  );
  return found === undefined ? null : `${found.path}@${found.version}`;
}
