import type { History } from '../store/history.ts';
import { hostPlace } from './host-place.ts';
import type { Services } from './services.ts';

/** The history of this user. What reads it is loaded when somebody asks. */
export async function keptTraces(services: Pick<Services, 'allWords'>): Promise<History> {
  const { historyOf } = await import('../session/history-of.ts');
  return historyOf(hostPlace(services));
}
