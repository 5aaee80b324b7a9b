import { previousTrace } from '../../app/previous-trace.ts';
import { commandOf } from '../../core/go/same-command.ts';
import { localTime } from '../../core/messages/local-time.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import type { ComparedPair, PanelSource } from '../../protocol/panel/messages.ts';
import { commandText } from '../history/run-line.ts';
import type { Services } from '../services.ts';
import { durableSource } from '../traces/durable-source.ts';
import { findTrace } from '../traces/find-trace.ts';
import { currentSource, sourceOf } from '../traces/panel-source.ts';
import { savedTraces } from '../traces/saved-traces.ts';

/** Two traces of the history, the earlier one first, whatever the order of the selection. */
export async function pairOf(ids: readonly string[], services: Services): Promise<ComparedPair> {
  const texts = services.messages.views;
  // IDs begin with the time.
  const [first, second, third] = [...ids].sort();
  if (first === undefined || second === undefined || third !== undefined)
    throw new UserFacingError('select-two-traces', {});
  const [one, two] = [await findTrace(saved(first), services), await findTrace(saved(second), services)];
  return {
    first: saved(first),
    second: saved(second),
    note: texts.comparedSelected(localTime(one.startedAt, 'minutes'), localTime(two.startedAt, 'minutes')),
  };
}

/** The given trace, or the newest, and the trace before it. */
export async function pairWithPrevious(argument: unknown, services: Services): Promise<ComparedPair> {
  const texts = services.messages.views;
  const source = sourceOf(argument, services) ?? (await currentSource(services));
  if (source === null) throw new UserFacingError('nothing-traced', {});
  if (source.kind === 'run' && services.runs.get(source.id)?.state === 'running')
    throw new UserFacingError('still-running', {});
  const trace = await findTrace(source, services);
  const entries = await (await savedTraces(services)).list();
  const own = commandOf(trace);
  const previous = previousTrace(entries, durableSource(source, services).id, own);
  if (previous === null) throw new UserFacingError('no-previous-trace', { directory: own.directory });
  const { entry, sameCommand } = previous;
  const when = localTime(entry.startedAt, 'minutes');
  return {
    first: saved(entry.id),
    second: durableSource(source, services),
    note: sameCommand ? texts.comparedSame(when) : texts.comparedOther(commandText(entry.argv), when),
  };
}

const saved = (id: string): PanelSource => ({ kind: 'history', id });
