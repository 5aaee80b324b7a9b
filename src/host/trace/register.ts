import * as vscode from 'vscode';
import { logErrors } from '../guard.ts';
import { lazy } from '../lazy.ts';
import type { Services } from '../services.ts';
import { showBuildDiagnostics } from './build-diagnostics.ts';
import { notifyAbnormalExit } from './notify-abnormal-exit.ts';
import { rememberIn } from './remembered.ts';
import { provideTasks } from './tasks.ts';
import { sweepTerminals } from './terminal.ts';
import { registerTraceCommands } from './trace-commands.ts';

/** Tracing from the editor: commands, terminals, tasks, and diagnostics. */
export function traceCommands(services: Services): vscode.Disposable {
  const tracing = lazy(async () => new (await import('./tracing.ts')).Tracing(services));
  sweepTerminals(services.context);
  return vscode.Disposable.from(
    tracing,
    registerTraceCommands(services, tracing, rememberIn(services.context.workspaceState)),
    provideTasks(services, tracing),
    showBuildDiagnostics(services),
    notifyAbnormalExit(services),
    updateContext(services),
  );
}

/** `goPipeline.tracing`: whether there is something to cancel. */
function updateContext({ runs, log }: Services): vscode.Disposable {
  let known = false;
  return runs.onDidChange(() =>
    logErrors({ log }, 'context', undefined, () => {
      const now = runs.all.some(({ state }) => state === 'running');
      if (now === known) return;
      known = now;
      void vscode.commands.executeCommand('setContext', 'goPipeline.tracing', now);
    }),
  );
}
