import { type CommandHitRate, hitRates } from '../../core/analysis/cache/hit-rates.ts';
import { hereOf } from '../location.ts';
import type { UserContext } from '../user-context.ts';
import { openStores } from '../user-stores.ts';
import { keepMissingRows } from './missing-rows.ts';

/** The hit rates of the commands of this location, or of `all` locations. */
export async function hitRateHistory(
  context: UserContext,
  { all = false }: { readonly all?: boolean } = {},
): Promise<readonly CommandHitRate[]> {
  const stores = openStores(context);
  await keepMissingRows(context, stores);
  const rows = await stores.rows.rows();
  if (all) return hitRates(rows);
  const here = hereOf(context);
  return hitRates(rows.filter(({ directory }) => here.has({ directory })));
}
