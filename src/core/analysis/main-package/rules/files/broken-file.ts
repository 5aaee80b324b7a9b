import { fileOf, problemOf, problemPlace } from '../../evidence/file-problems.ts';
import { fixFile } from '../../fixes/fix-file.ts';
import { rule } from '../../rule.ts';

interface Data {
  readonly file: string;
  readonly message: string;
}

export const brokenFile = rule({
  id: 'broken-file',
  pattern:
    /expected '(?:package|IDENT|STRING|;|\)|\()'[^\n]*|missing import path[^\n]*|import path must be[^\n]*|invalid import path[^\n]*|illegal character[^\n]*|(?:comment|string literal|raw string literal|rune literal|escape) not terminated|unknown escape[^\n]*|invalid package name[^\n]*|imports must appear before[^\n]*|newline in string|invalid #cgo [^\n]*|malformed #cgo [^\n]*|use of cgo in test[^\n]*/,
  seen: (facts) => problemOf(facts, 'syntax') !== null,
  place: (facts) => problemPlace(facts, 'syntax'),
  data: (facts, message): Data => ({
    file: fileOf(facts, message, 'syntax'),
    message: message?.match[0] ?? problemOf(facts, 'syntax')?.problem.message ?? '',
  }),
  fixes: ({ place }) => fixFile(place),
});
