import { clausePlace, isLibrary, programFiles } from '../../evidence/files.ts';
import { decidingScan, type MainFacts, placeIn } from '../../facts.ts';
import type { CommandFix } from '../../fix.ts';
import { listMains } from '../../fixes/list-mains.ts';
import { makeProgram } from '../../fixes/make-package-main.ts';
import { runFileByName } from '../../fixes/run-file-by-name.ts';
import { runMains } from '../../fixes/run-main.ts';
import { testIt, testTarget } from '../../fixes/test-it.ts';
import { rule } from '../../rule.ts';

interface Data {
  readonly dir: string;
  readonly package: string;
  readonly mains: readonly string[];
}

export const libraryPackage = rule({
  id: 'library-package',
  // In GOPATH mode, go run ignores a library without naming it.
  pattern: /package (\S+) is not a main package|no packages loaded from/,
  when: (facts) => facts.go?.loading?.includes('is not a main package') === true || isLibrary(facts),
  seen: isLibrary,
  place: (facts) => clausePlace(facts, programFiles(facts)[0]),
  data: (facts): Data => ({
    dir: (facts.as === 'importPath' ? facts.target[0] : facts.found?.shown) ?? facts.target[0] ?? '',
    package: facts.go?.packageName ?? decidingScan(facts)?.packageName ?? '',
    mains: facts.found?.mains ?? [],
  }),
  fixes: ({ place, data }, facts) => {
    if (!isOwn(facts)) return [testTarget(facts.target), listMains(0)];
    return [...scripts(facts), ...runMains(data.mains), ...testIt(facts.found), ...makeProgram(place, facts)];
  },
});

/** What the user may change: not the standard library, and not the module cache. */
function isOwn(facts: MainFacts): boolean {
  return facts.module.targetIsMain || facts.module.ofTarget === null;
}

/** Excluded files of the directory that are programs by themselves. */
function scripts({ found }: MainFacts): readonly CommandFix<'run-file-by-name'>[] {
  if (found === null) return [];
  return found.scan.excluded
    .filter(({ why }) => why.kind === 'constraint' && /\bignore\b/.test(why.line))
    .filter(
      ({ scan }) => scan.packageName === 'main' && scan.declarations.some(({ shape }) => shape === 'func'),
    )
    .slice(0, 2)
    .map(({ name }) => runFileByName(placeIn(found, name, null).file));
}
