import { fileOf, problemOf, problemPlace } from '../../evidence/file-problems.ts';
import { resaveUtf8 } from '../../fixes/resave-utf8.ts';
import { rule } from '../../rule.ts';

interface Data {
  readonly file: string;
  readonly utf16: boolean;
}

export const notUtf8 = rule({
  id: 'not-utf8',
  pattern: /illegal UTF-8 encoding|invalid UTF-8 encoding|unexpected NUL in input|illegal character NUL/,
  seen: (facts) => problemOf(facts, 'encoding') !== null,
  place: (facts) => problemPlace(facts, 'encoding'),
  data: (facts, message): Data => ({
    file: fileOf(facts, message, 'encoding'),
    utf16: problemOf(facts, 'encoding')?.problem.message.includes('UTF-16') ?? false,
  }),
  fixes: ({ place }) => resaveUtf8(place),
});
