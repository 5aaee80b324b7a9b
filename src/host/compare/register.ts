import * as vscode from 'vscode';
import { logErrors, registerCommand, registerTrustedCommand, reportErrors } from '../guard.ts';
import { chosenTraces } from '../history/chosen.ts';
import type { RunsTree } from '../history/runs-view.ts';
import { lazy } from '../lazy.ts';
import type { Services } from '../services.ts';
import { PanelState } from '../traces/panel-state.ts';

const TYPE = 'goPipeline.compare';

/** Compares two traces (the selected ones, or one with the trace before it), or commands that it runs. */
export function registerCompare(services: Services, tree: RunsTree): vscode.Disposable {
  const panelState = new PanelState(
    services.context.workspaceState,
    'goPipeline.comparisons',
    async (noted) => (await import('../../protocol/panel/guards.ts')).readSavedComparisonPanels(noted),
  );
  const panels = lazy(
    async () => new (await import('./compare-panel.ts')).ComparePanels(services, TYPE, panelState),
  );
  logErrors(services, 'compare', undefined, async () => {
    if (panelState.isThere) await (await panels()).restoreSaved();
  });
  return vscode.Disposable.from(
    panels,
    registerCommand(services, 'goPipeline.compareSelected', async (...args) => {
      const ids = chosenTraces(args, tree).map(({ historyId }) => historyId);
      const { pairOf } = await import('./choose-pair.ts');
      await (await panels()).show(await pairOf(ids, services));
    }),
    registerCommand(services, 'goPipeline.comparePrevious', async (argument) => {
      const [selected] = isFromRunsView(argument) ? chosenTraces([], tree) : [];
      const { pairWithPrevious } = await import('./choose-pair.ts');
      await (await panels()).show(await pairWithPrevious(selected ?? argument, services));
    }),
    registerTrustedCommand(services, 'goPipeline.compareCommands', async () => {
      const { compareAskedCommands } = await import('./compare-commands.ts');
      const compared = await compareAskedCommands(services);
      if (compared !== null) await (await panels()).showCommands(compared);
    }),
    registerTrustedCommand(services, 'goPipeline.verifyCache', async () =>
      (await import('./verify-cache.ts')).verifyPicked(services),
    ),
    vscode.window.registerWebviewPanelSerializer(TYPE, {
      deserializeWebviewPanel: (panel, state) =>
        reportErrors(services, 'compare', async () => (await panels()).restore(panel, state)),
    }),
  );
}

/** Set by the keybinding of the Runs view: the command applies to the selection there. */
function isFromRunsView(argument: unknown): boolean {
  return typeof argument === 'object' && argument !== null && 'selected' in argument;
}
