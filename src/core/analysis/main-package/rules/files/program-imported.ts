import { removeImport } from '../../fixes/remove-import.ts';
import { rule } from '../../rule.ts';

interface Data {
  readonly package: string;
}

export const programImported = rule({
  id: 'program-imported',
  pattern:
    /import "?([^\s"]+)"? is a program, not an importable package|cannot import "?main"?|is a program, not an importable/,
  data: (_, message): Data => ({ package: message?.match[1] ?? '' }),
  fixes: ({ place }) => removeImport(place),
});
