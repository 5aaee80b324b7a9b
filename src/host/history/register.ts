import * as vscode from 'vscode';
import { registerCompare } from '../compare/register.ts';
import { logErrors, registerCommand } from '../guard.ts';
import { hostContext } from '../host-context.ts';
import type { Services } from '../services.ts';
import { chosenRun, chosenTraces } from './chosen.ts';
import { clearHistory, deleteRuns } from './delete-runs.ts';
import { registerExplain } from './explain-last.ts';
import { updateNoGoContext } from './no-go.ts';
import { type RunsTree, showRuns } from './runs-view.ts';
import { tidyWhenIdle } from './tidy-when-idle.ts';

/** The Runs view and its commands. */
export function registerHistory(services: Services): vscode.Disposable {
  const { history } = services;
  const { tree, disposable } = showRuns(services, history);
  return vscode.Disposable.from(
    disposable,
    registerCommand(services, 'goPipeline.openRun', (...args) =>
      vscode.commands.executeCommand('goPipeline.openPanel', chosenRun(args, tree)),
    ),
    registerCommand(services, 'goPipeline.deleteRun', (...args) =>
      deleteRuns(
        chosenTraces(args, tree).map(({ historyId }) => historyId),
        services,
        history,
      ),
    ),
    registerCompare(services, tree),
    registerCommand(services, 'goPipeline.explainPackage', async (argument) =>
      (await import('./explain-package.ts')).explainPackage(argument, services),
    ),
    registerCommand(services, 'goPipeline.importGraph', () => importPicked(services)),
    registerExplain(services),
    updateNoGoContext(services, whenVisible(tree)),
    tidyWhenIdle(services.runs, () => logErrors(services, 'history', undefined, () => tidy(services))),
    registerCommand(services, 'goPipeline.clearHistory', () => clearHistory(services, history)),
  );
}

async function tidy(services: Services): Promise<void> {
  if (!vscode.workspace.isTrusted) return;
  const { openStores, tidyIfOver } = await import('../../app/user-stores.ts');
  await tidyIfOver(openStores(hostContext(services)));
}

/** Imports an action graph that go wrote without us into the history. */
async function importPicked(services: Services): Promise<void> {
  const [uri] =
    (await vscode.window.showOpenDialog({
      canSelectMany: false,
      openLabel: services.messages.views.importGraph,
      filters: { JSON: ['json'], [services.messages.panel.allFiles]: ['*'] },
    })) ?? [];
  if (uri === undefined) return;
  const { importIntoHistory } = await import('../../app/import-graph.ts');
  const id = await importIntoHistory(uri.fsPath, services.version, hostContext(services));
  services.history.refresh();
  await vscode.commands.executeCommand('goPipeline.openPanel', id);
}

/** Runs when the view first becomes visible, and each time after that. */
function whenVisible(tree: RunsTree): vscode.Event<void> {
  return (listener, self, disposables) => {
    if (tree.visible) queueMicrotask(() => listener.call(self));
    return tree.onDidChangeVisibility(
      ({ visible }) => {
        if (visible) listener.call(self);
      },
      undefined,
      disposables,
    );
  };
}
