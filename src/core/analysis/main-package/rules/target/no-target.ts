import { command } from '../../fix.ts';
import { rule } from '../../rule.ts';

type Data = Record<string, never>;

export const noTarget = rule({
  id: 'no-target',
  pattern: /no go files listed/,
  seen: (facts) => facts.target.length === 0,
  data: (): Data => ({}),
  fixes: () => [command('name-target', ['go', 'run', '.'])],
});
