import { rule } from '../rule.ts';

interface Data {
  readonly message: string;
}

/** A message that no rule recognizes. */
export const other = rule({
  id: 'other',
  pattern: null,
  data: ({ go }): Data => ({ message: go?.loading?.trim().split('\n')[0] ?? '' }),
  fixes: () => [],
});
