import * as vscode from 'vscode';
import { UserFacingError } from '../../core/model/errors.ts';
import type { PanelSource } from '../../protocol/messages.ts';
import { historyOf } from '../../session/history-of.ts';
import { previousTrace } from '../../session/previous-trace.ts';
import { aloud, registerCommand } from '../guard.ts';
import { chosenTraces } from '../history/chosen.ts';
import { commandText, localTime } from '../history/run-line.ts';
import type { RunsTree } from '../history/runs-view.ts';
import { hostPlace } from '../host-place.ts';
import { findTrace } from '../panel/find-trace.ts';
import { lasting } from '../panel/lasting.ts';
import { currentSource, idOf, sourceOf } from '../panel/panel-source.ts';
import type { Services } from '../services.ts';
import { COMPARE_TYPE, ComparePanels } from './compare-panel.ts';

/** Comparing two traces: the two that are selected, or one with the trace before it. */
export function registerCompare(services: Services, tree: RunsTree): vscode.Disposable {
  const panels = new ComparePanels(services);
  return vscode.Disposable.from(
    panels,
    registerCommand(services, 'goPipeline.compareSelected', async (...args) => {
      const says = services.words.views;
      const ids = chosenTraces(args, tree).map(({ historyId }) => historyId);
      // Ids begin with the time: the earlier one comes first, in whatever order they were clicked.
      const [first, second, third] = [...ids].sort();
      if (first === undefined || second === undefined || third !== undefined)
        throw new UserFacingError('history-no-such-entry', says.selectTwo);
      const [one, two] = [await findTrace(kept(first), services), await findTrace(kept(second), services)];
      await panels.show({
        first: kept(first),
        second: kept(second),
        note: says.comparedSelected(localTime(one.startedAt), localTime(two.startedAt)),
      });
    }),
    registerCommand(services, 'goPipeline.comparePrevious', async (argument) => {
      const says = services.words.views;
      const [selected] = isFromRunsView(argument) ? chosenTraces([], tree) : [];
      const source = sourceOf(selected ?? argument, services) ?? (await currentSource(services));
      if (source === null) throw new UserFacingError('history-empty', says.nothingTraced);
      if (source.kind === 'run' && services.runs.get(source.id)?.state === 'running')
        throw new UserFacingError('history-no-such-entry', says.stillRunning);
      const trace = await findTrace(source, services);
      const entries = await historyOf(hostPlace(services)).list();
      const previous = previousTrace(entries, idOf(source, services), {
        argv: trace.command.argv,
        directory: trace.command.directory,
      });
      if (previous === null)
        throw new UserFacingError('history-no-such-entry', says.noPrevious(trace.command.directory));
      const { entry, sameCommand } = previous;
      const when = localTime(entry.startedAt);
      await panels.show({
        first: kept(entry.id),
        second: lasting(source, services),
        note: sameCommand ? says.comparedSame(when) : says.comparedOther(commandText(entry.argv), when),
      });
    }),
    vscode.window.registerWebviewPanelSerializer(COMPARE_TYPE, {
      deserializeWebviewPanel: (panel, state) =>
        aloud(services, 'compare', () => panels.restore(panel, state)),
    }),
  );
}

const kept = (id: string): PanelSource => ({ kind: 'history', id });

/** The key of the Runs view says so: it is about what is selected there. */
function isFromRunsView(argument: unknown): boolean {
  return typeof argument === 'object' && argument !== null && 'selected' in argument;
}
