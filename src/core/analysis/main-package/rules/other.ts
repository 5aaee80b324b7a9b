import { rule } from '../rule.ts';

interface Data {
  readonly message: string;
}

/** What no rule knows. */
export const other = rule({
  id: 'other',
  says: null,
  data: ({ go }): Data => ({ message: go?.loading?.trim().split('\n')[0] ?? '' }),
  fixes: () => [],
});
