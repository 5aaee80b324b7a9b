import { type Declared, declared, isMain, placeOf, UNDECLARED } from '../../evidence/main-declarations.ts';
import type { MainFacts } from '../../facts.ts';
import { edit } from '../../fix.ts';
import { testIt } from '../../fixes/test-it.ts';
import { rule } from '../../rule.ts';

interface Data {
  readonly file: string;
}

export const mainOnlyInTest = rule({
  id: 'main-only-in-test',
  pattern: UNDECLARED,
  when: (facts) => mainInTest(facts) !== undefined,
  seen: (facts) => isMain(facts) && declared(facts).length === 0 && mainInTest(facts) !== undefined,
  place: (facts) => placeOf(facts, mainInTest(facts)),
  data: (facts): Data => ({ file: mainInTest(facts)?.file.name ?? '' }),
  fixes: ({ place }, { found }) => [
    ...edit('move-main-out-of-test', place, 'move', 'main.go'),
    ...testIt(found),
  ],
});

function mainInTest(facts: MainFacts): Declared | undefined {
  for (const file of facts.found?.scan.included ?? []) {
    const declaration = file.scan.declarations.find(({ shape }) => shape === 'func');
    if (file.kind === 'test' && declaration !== undefined) return { file, declaration };
  }
  return undefined;
}
