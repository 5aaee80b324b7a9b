import type { PanelSource } from '../../protocol/panel/messages.ts';
import type { Services } from '../services.ts';

/** What is still found when this window was loaded anew: the names of runs end with it. */
export function lasting(source: PanelSource, services: Pick<Services, 'runs'>): PanelSource {
  if (source.kind !== 'run') return source;
  const historyId = services.runs.historyIdOf(source.id);
  if (historyId !== null) return { kind: 'history', id: historyId };
  const keeps = services.runs.get(source.id)?.keeps;
  return keeps ? { kind: 'recorded', id: keeps } : source;
}
