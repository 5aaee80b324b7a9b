import type { TraceView } from '../../core/view/trace/trace-view.ts';
import type { EditorFacts, PanelAction, PanelSource, PanelTarget } from '../../protocol/panel/messages.ts';
import { isInWorkspace } from '../in-workspace.ts';
import type { Services } from '../services.ts';
import { durableSource } from '../traces/durable-source.ts';
import { debugTarget } from './debug-target.ts';

/** What the page offers for this trace, and where the trace comes from. */
export function editorFacts(
  trace: string,
  source: PanelSource,
  view: TraceView,
  target: PanelTarget | null,
  services: Pick<Services, 'runs'>,
): EditorFacts {
  const run = source.kind === 'run' ? services.runs.get(source.id) : null;
  const go = run?.go ?? null;
  return {
    trace,
    source: durableSource(source, services),
    actions: actionsFor(source, view, run?.state === 'running'),
    goUsed: go && { path: go.path, source: go.source },
    target,
  };
}

/** A file may come from anybody: nothing in it is started. */
function actionsFor(source: PanelSource, view: TraceView, isRunning: boolean): readonly PanelAction[] {
  if (isRunning) return ['cancel'];
  if (source.kind === 'file') return ['saveReport'];
  const actions: PanelAction[] = [];
  // A trace of another place should be started there, not here.
  // The arguments of an imported graph's command are not known.
  const isOwn = view.header.origin === 'traced';
  if (isOwn && (source.kind === 'run' || isInWorkspace(view.header.directory))) actions.push('traceAgain');
  actions.push('comparePrevious');
  if (isOwn && debugTarget(view, null) !== null) actions.push('debug');
  actions.push('saveReport');
  return actions;
}
