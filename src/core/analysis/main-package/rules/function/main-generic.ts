import { isOnly, placeOf, shaped } from '../../evidence/main-declarations.ts';
import { removeArguments } from '../../fixes/remove-arguments.ts';
import { rule } from '../../rule.ts';

type Data = Record<string, never>;

export const mainGeneric = rule({
  id: 'main-generic',
  pattern: /func main must have no type parameters/,
  seen: (facts) => isOnly(facts, 'generic'),
  place: (facts) => placeOf(facts, shaped(facts, 'generic')),
  data: (): Data => ({}),
  fixes: ({ place }) => removeArguments(place),
});
