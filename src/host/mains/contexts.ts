import * as vscode from 'vscode';
import type { MainPackages } from './main-model.ts';

/** Sets `goPipeline.hasGo` and `goPipeline.hasModule`, which menus, views and the status bar use. */
export function keepContexts(mains: MainPackages): vscode.Disposable {
  const told = new Map<string, boolean>();
  const tell = (name: string, value: boolean): void => {
    if (told.get(name) === value) return;
    told.set(name, value);
    void vscode.commands.executeCommand('setContext', name, value);
  };
  return mains.onDidChange(() => {
    tell('goPipeline.hasGo', mains.hasGo);
    tell('goPipeline.hasModule', mains.hasModule);
  });
}
