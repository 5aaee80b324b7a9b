import { hostContext } from '../host-context.ts';
import { askModal, showError, showInformation } from '../messages.ts';
import type { Services } from '../services.ts';
import type { TraceHistory } from './trace-history.ts';

/** Deletes traces; asks first if there are several. */
export async function deleteRuns(
  ids: readonly string[],
  services: Services,
  history: TraceHistory,
): Promise<void> {
  const texts = services.messages.views;
  if (ids.length === 0) return;
  if (ids.length > 1 && !(await asked(texts.deleteAsk(ids.length), texts.delete))) return;
  const { removeTraces } = await import('../../app/forget-traces.ts');
  await removeTraces(ids, hostContext(services));
  history.refresh();
}

/** Asks first, because the history is shared by all folders. */
export async function clearHistory(services: Services, history: TraceHistory): Promise<void> {
  const texts = services.messages.views;
  const entries = await history.entries();
  if (entries.length === 0) {
    void (history.problem === null ? showInformation(texts.historyEmpty) : showError(history.problem));
    return;
  }
  if (!(await asked(texts.clearAsk(entries.length), texts.clear, texts.clearDetail))) return;
  const { clearTraces } = await import('../../app/forget-traces.ts');
  await clearTraces(hostContext(services));
  history.refresh();
}

async function asked(question: string, yes: string, detail?: string): Promise<boolean> {
  return (await askModal(question, yes, detail)) === yes;
}
