import { targetDirectory } from '../../evidence/target.ts';
import type { MainFacts } from '../../facts.ts';
import { giveFiles } from '../../fixes/give-files.ts';
import { rule } from '../../rule.ts';

interface Data {
  readonly dir: string;
  readonly importPath: string;
  readonly character: string;
}

export const directoryName = rule({
  id: 'directory-name',
  pattern: /malformed import path "([^"]+)": (?:invalid char|leading|trailing)[^\n]*/,
  when: (facts) => forbiddenCharacter(facts) !== null,
  seen: (facts) =>
    facts.as === 'directory' && facts.module.targetIsMain && forbiddenCharacter(facts) !== null,
  data: (facts): Data => ({
    dir: targetDirectory(facts),
    importPath: facts.found?.importPath ?? '',
    character: forbiddenCharacter(facts) ?? '',
  }),
  fixes: (_, facts) => giveFiles(facts),
});

/**
 * Characters that the directory's own import path must not contain, in module mode.
 * Source: golang.org/x/mod/module, CheckImportPath: ASCII letters, digits and `-._~+`.
 */
function forbiddenCharacter(facts: MainFacts): string | null {
  if (facts.as === 'files' || facts.module.mode === 'gopath' || facts.module.mode === 'none') return null;
  return /[^A-Za-z0-9\-._~+/]/u.exec(facts.found?.importPath ?? '')?.[0] ?? null;
}
