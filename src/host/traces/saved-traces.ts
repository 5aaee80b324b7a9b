import type { History } from '../../app/history-of.ts';
import { hostContext } from '../host-context.ts';
import type { Services } from '../services.ts';

/** The history of this user, loaded on first use. */
export async function savedTraces(services: Pick<Services, 'allMessages'>): Promise<History> {
  const { historyOf } = await import('../../app/history-of.ts');
  return historyOf(hostContext(services));
}
