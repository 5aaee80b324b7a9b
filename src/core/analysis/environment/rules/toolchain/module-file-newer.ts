import { isGoSince } from '../../../../go/version.ts';
import { lineOf } from '../../../failure/facts.ts';
import { moduleFileNewer as cause } from '../../../failure/rules/toolchain/module-file-newer.ts';
import { before } from '../../check.ts';
import type { EnvironmentFacts, ModuleFile } from '../../facts.ts';

/** Up to 1.20, go cannot read what newer versions write. */
export const moduleFileNewer = before(cause, 'error', (facts) => {
  if (isGoSince(facts.go.version, 21) !== false) return null;
  for (const one of [facts.work, facts.module]) {
    const words = one === null ? null : wordsOf(one, facts);
    if (words !== null) return words;
  }
  return null;
});

function wordsOf({ file, content }: ModuleFile, facts: EnvironmentFacts): string | null {
  const toolchain = content.toolchain === null ? null : lineOf(file, /^\s*toolchain\s/, facts);
  const version = content.go?.version ?? '';
  if (/^\d+\.\d+(?:\.\d+|rc\d+|beta\d+)$/.test(version))
    return `${file}:${content.go?.at.line}: invalid go version '${version}': must match format 1.23`;
  return toolchain === null ? null : `${file}:${toolchain.line}: unknown directive: toolchain`;
}
