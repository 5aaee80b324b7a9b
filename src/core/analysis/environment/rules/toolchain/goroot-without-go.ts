import { isGoSince } from '../../../../go/version.ts';
import { gorootWithoutGo as cause } from '../../../failure/rules/toolchain/goroot-without-go.ts';
import { before } from '../../check.ts';
import type { EnvironmentFacts } from '../../facts.ts';

/** Other tools are needed by some commands only, and since 1.25 built when they are. */
const NEEDED = ['compile', 'asm', 'link'];

export const gorootWithoutGo = before(
  cause,
  (facts) => (missingTool(facts) === 'vet' ? 'warning' : 'error'),
  (facts) => {
    const { installation, go } = facts;
    if (installation === null) return null;
    if (!installation.hasSources) {
      const where = isGoSince(go.version, 21) === false ? 'GOROOT' : 'std';
      return `package fmt is not in ${where} (${installation.directory}/src/fmt)`;
    }
    const tool = missingTool(facts);
    return tool === null ? null : `go: no such tool "${tool}"`;
  },
);

function missingTool({ installation }: EnvironmentFacts): string | null {
  if (installation === null || !installation.hasSources) return null;
  const present = new Set((installation.tools ?? []).map(({ name }) => name));
  return [...NEEDED, 'vet'].find((name) => !present.has(name)) ?? null;
}
