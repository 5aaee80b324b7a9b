import { targetDirectory } from '../../evidence/target.ts';
import type { MainFacts } from '../../facts.ts';
import { command } from '../../fix.ts';
import { rule } from '../../rule.ts';

interface Data {
  readonly dir: string;
  readonly importPath: string | null;
}

export const vendoredDirectory = rule({
  id: 'vendored-directory',
  pattern:
    /without -mod=vendor, directory \S+ has no package path|is not a package listed in vendor\/modules\.txt/,
  seen: (facts) => facts.module.targetIsMain && facts.as === 'directory' && vendored(facts) !== null,
  data: (facts): Data => ({ dir: targetDirectory(facts), importPath: vendored(facts) }),
  fixes: ({ data: { importPath } }, { module }) => {
    // With another -mod, the import path is the package in the module cache.
    const flags = module.modFlag === null ? [] : ['-mod=vendor'];
    if (importPath === null) return [];
    return [command('run-import-path', ['go', 'run', ...flags, importPath], [importPath])];
  },
});

/** The import path of a directory below a module's vendor directory. */
function vendored(facts: MainFacts): string | null {
  const path = facts.found?.absolute.replaceAll('\\', '/') ?? '';
  const at = path.lastIndexOf('/vendor/');
  return at < 0 ? null : path.slice(at + '/vendor/'.length);
}
