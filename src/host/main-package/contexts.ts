import * as vscode from 'vscode';
import type { MainPackages } from './main-model.ts';

/** Sets `goPipeline.hasGo` and `goPipeline.hasModule`, which menus, views and the status bar use. */
export function updateContexts(mains: MainPackages): vscode.Disposable {
  const known = new Map<string, boolean>();
  const setContext = (name: string, value: boolean): void => {
    if (known.get(name) === value) return;
    known.set(name, value);
    void vscode.commands.executeCommand('setContext', name, value);
  };
  return mains.onDidChange(() => {
    setContext('goPipeline.hasGo', mains.hasGo);
    setContext('goPipeline.hasModule', mains.hasModule);
  });
}
