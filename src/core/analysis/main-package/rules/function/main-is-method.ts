import { declared, isMain, isMethod, placeOf, shaped, UNDECLARED } from '../../evidence/main-declarations.ts';
import { addMainFunction } from '../../fixes/add-main-function.ts';
import { rule } from '../../rule.ts';

type Data = Record<string, never>;

export const mainIsMethod = rule({
  id: 'main-is-method',
  pattern: UNDECLARED,
  when: (facts) => shaped(facts, 'method') !== undefined,
  seen: (facts) => isMain(facts) && declared(facts).length > 0 && declared(facts).every(isMethod),
  place: (facts) => placeOf(facts, shaped(facts, 'method')),
  data: (): Data => ({}),
  fixes: (_, facts) => addMainFunction(facts),
});
