import * as vscode from 'vscode';
import { registerCompare } from '../compare/register.ts';
import { registerCommand } from '../guard.ts';
import type { Services } from '../services.ts';
import { chosenRun, chosenTraces } from './chosen.ts';
import { clearHistory, deleteRuns } from './delete-runs.ts';
import { registerExplain } from './explain-last.ts';
import { keepNoGo } from './no-go.ts';
import { type RunsTree, showRuns } from './runs-view.ts';

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
    registerExplain(services),
    keepNoGo(services, whenVisible(tree)),
    registerCommand(services, 'goPipeline.clearHistory', () => clearHistory(services, history)),
  );
}

/** The first look at the view, and each later one. */
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
