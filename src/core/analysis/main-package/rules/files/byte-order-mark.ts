import { fileOf, problemOf, problemPlace } from '../../evidence/file-problems.ts';
import { resaveUtf8 } from '../../fixes/resave-utf8.ts';
import { rule } from '../../rule.ts';

interface Data {
  readonly file: string;
}

export const byteOrderMark = rule({
  id: 'byte-order-mark',
  pattern: /(?:illegal|invalid) (?:byte order mark|BOM)|BOM in middle of file/,
  seen: (facts) => problemOf(facts, 'bom') !== null,
  place: (facts) => problemPlace(facts, 'bom'),
  data: (facts, message): Data => ({ file: fileOf(facts, message, 'bom') }),
  fixes: ({ place }) => resaveUtf8(place),
});
