import type { PanelSource } from '../../protocol/panel/messages.ts';
import type { Services } from '../services.ts';

/** A source that can still be found after a reload, unlike the ID of a run. */
export function durableSource(source: PanelSource, services: Pick<Services, 'runs'>): PanelSource {
  if (source.kind !== 'run') return source;
  const historyId = services.runs.historyIdOf(source.id);
  if (historyId !== null) return { kind: 'history', id: historyId };
  const recordedId = services.runs.get(source.id)?.recordedId;
  return recordedId ? { kind: 'recorded', id: recordedId } : source;
}
