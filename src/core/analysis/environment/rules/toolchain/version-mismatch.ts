import { versionMismatch as cause } from '../../../failure/rules/toolchain/version-mismatch.ts';
import { before } from '../../check.ts';
import type { EnvironmentFacts } from '../../facts.ts';

export const versionMismatch = before(cause, 'error', (facts) => {
  const [go, tool] = [numberOf(facts.go.version), toolVersion(facts)];
  return go === null || tool === null || go === tool
    ? null
    : `compile: version "${tool}" does not match go tool version "${go}"`;
});

/** Of the compiler itself, otherwise of the installation that it belongs to. */
function toolVersion({ installation }: EnvironmentFacts): string | null {
  const compiler = installation?.tools?.find(({ name }) => name === 'compile');
  return numberOf(compiler?.version ?? installation?.version ?? null);
}

/** Without the experiments that follow it; a development version has no number to compare. */
function numberOf(version: string | null): string | null {
  return /^go\d\S*/.exec(version ?? '')?.[0] ?? null;
}
