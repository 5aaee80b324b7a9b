import type { MainPlace } from '../../../../model/main-answer.ts';
import type { ErrorOrigin, MainFacts } from '../../facts.ts';
import { removeImport } from '../../fixes/remove-import.ts';
import { rule } from '../../rule.ts';

interface Data {
  readonly package: string | null;
  /** The imports of the cycle, the closing one last; empty if go did not list them. */
  readonly circle: readonly {
    readonly importer: string;
    readonly imported: string;
    readonly place: MainPlace | null;
  }[];
}

export const importCycle = rule({
  id: 'import-cycle',
  pattern: /import cycle not allowed/,
  place: (facts) => circleOf(facts).at(-1)?.place ?? null,
  data: (facts): Data => ({ package: facts.found?.importPath ?? null, circle: circleOf(facts) }),
  fixes: ({ place }) => removeImport(place),
});

/** Of the imports that go lists, those that form the cycle. */
function circleOf({ errorOrigin }: MainFacts): ErrorOrigin['way'] {
  const way = errorOrigin?.way ?? [];
  const start = way.findIndex(({ importer }) => importer === way.at(-1)?.imported);
  return start < 0 ? way.slice(-1) : way.slice(start);
}
