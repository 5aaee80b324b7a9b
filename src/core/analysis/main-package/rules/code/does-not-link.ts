import { fixFile } from '../../fixes/fix-file.ts';
import { rule } from '../../rule.ts';

interface Data {
  readonly message: string;
}

export const doesNotLink = rule({
  id: 'does-not-link',
  pattern:
    /(?:^|\n)(?:\S*\/)?link: [^\n]*|relocation target \S+ not defined|undefined reference to [^\n]*|ld returned \d+ exit status|-buildmode[^\n]*|running (?:gcc|clang)\S* failed/,
  data: (_, message): Data => ({ message: message?.match[0].trim() ?? '' }),
  fixes: ({ place }) => fixFile(place),
});
