import * as vscode from 'vscode';
import { registerCommand, reportErrors } from '../guard.ts';
import { lazy } from '../lazy.ts';
import type { Services } from '../services.ts';

/** Pages about binaries: files are only read, so they work in untrusted folders as well. */
export function registerBinary(services: Services): vscode.Disposable {
  const tabs = lazy(async () => new (await import('./binary-tabs.ts')).BinaryTabs(services));
  return vscode.Disposable.from(
    tabs,
    registerCommand(services, 'goPipeline.inspectBinary', async (...args) => (await tabs()).inspect(args)),
    vscode.window.registerWebviewPanelSerializer('goPipeline.binary', {
      deserializeWebviewPanel: (panel, state) =>
        reportErrors(services, 'binary', async () => (await tabs()).restore(panel, state)),
    }),
  );
}
