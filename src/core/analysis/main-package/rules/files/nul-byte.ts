import { fileOf, problemOf, problemPlace } from '../../evidence/file-problems.ts';
import { resaveUtf8 } from '../../fixes/resave-utf8.ts';
import { rule } from '../../rule.ts';

interface Data {
  readonly file: string;
}

export const nulByte = rule({
  id: 'nul-byte',
  pattern: /unexpected NUL in input|illegal character NUL|invalid NUL character/,
  when: (facts) => problemOf(facts, 'encoding') === null,
  seen: (facts) => problemOf(facts, 'nul') !== null,
  place: (facts) => problemPlace(facts, 'nul'),
  data: (facts, message): Data => ({ file: fileOf(facts, message, 'nul') }),
  fixes: ({ place }) => resaveUtf8(place),
});
