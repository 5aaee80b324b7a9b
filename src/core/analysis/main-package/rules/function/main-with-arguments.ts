import { isOnly, placeOf, shaped } from '../../evidence/main-declarations.ts';
import { removeArguments, removeResults } from '../../fixes/remove-arguments.ts';
import { rule } from '../../rule.ts';

interface Data {
  readonly what: 'arguments' | 'results';
}

export const mainWithArguments = rule({
  id: 'main-with-arguments',
  pattern: /func main must have no arguments and no return values/,
  seen: (facts) => isOnly(facts, 'arguments') || isOnly(facts, 'results'),
  place: (facts) => placeOf(facts, shaped(facts, 'arguments') ?? shaped(facts, 'results')),
  data: (facts): Data => ({ what: shaped(facts, 'arguments') === undefined ? 'results' : 'arguments' }),
  fixes: ({ place, data }) => (data.what === 'results' ? removeResults(place) : removeArguments(place)),
});
