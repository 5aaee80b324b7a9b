import { placeIn } from '../../facts.ts';
import { removeImport } from '../../fixes/remove-import.ts';
import { rule } from '../../rule.ts';

type Data = Record<string, never>;

export const importCollision = rule({
  id: 'import-collision',
  pattern: /case-insensitive (?:import|file name) collision(?:: "([^"\n]+)" and "[^"\n]+")?/,
  place: ({ found }, message) => {
    const name = message?.match[1];
    const file = found?.scan.included.find((one) => one.name === name);
    return found === null || file === undefined ? null : placeIn(found, file.name, file.scan.packageAt);
  },
  data: (): Data => ({}),
  fixes: ({ place }, { go }) =>
    // Only a person knows which of the two files is right.
    /file name collision/.test(go?.loading ?? '') ? [] : removeImport(place),
});
