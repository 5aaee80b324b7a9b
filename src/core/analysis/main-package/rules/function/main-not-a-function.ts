import { isOnly, placeOf, shaped } from '../../evidence/main-declarations.ts';
import { edit } from '../../fix.ts';
import { rule } from '../../rule.ts';

type Data = Record<string, never>;

export const mainNotAFunction = rule({
  id: 'main-not-a-function',
  pattern: /cannot declare main - must be func/,
  seen: (facts) => isOnly(facts, 'value'),
  place: (facts) => placeOf(facts, shaped(facts, 'value')),
  data: (): Data => ({}),
  fixes: ({ place }) => edit('make-function', place, 'rename', 'run'),
});
