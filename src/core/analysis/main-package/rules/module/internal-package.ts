import { edit } from '../../fix.ts';
import { rule } from '../../rule.ts';

interface Data {
  readonly package: string;
}

export const internalPackage = rule({
  id: 'internal-package',
  pattern: /use of (?:internal|vendored) package (\S*) ?not allowed/,
  data: (_, message): Data => ({ package: message?.match[1] ?? '' }),
  fixes: ({ place }) => edit('move-out-of-internal', place, 'delete', ''),
});
