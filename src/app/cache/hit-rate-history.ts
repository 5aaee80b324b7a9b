import { type CommandHitRate, hitRates } from '../../core/analysis/cache/hit-rates.ts';
import { hereOf } from '../location.ts';
import type { UserContext } from '../user-context.ts';
import { openStores } from '../user-stores.ts';
import { completeRows } from './complete-rows.ts';

/** The hit rates of the commands of this location, or of `all` locations. */
export async function hitRateHistory(
  context: UserContext,
  { all = false }: { readonly all?: boolean } = {},
): Promise<readonly CommandHitRate[]> {
  const rows = await completeRows(context, openStores(context));
  if (all) return hitRates(rows);
  const here = hereOf(context);
  return hitRates(rows.filter(({ directory }) => here.has({ directory })));
}
