import path from 'node:path';
import * as vscode from 'vscode';
import { shellText } from '../../core/go/shell-text.ts';
import { logErrors } from '../guard.ts';
import type { Services } from '../services.ts';
import { readSettings } from '../settings.ts';
import type { MainPackages, WorkspaceMain } from './main-model.ts';

/**
 * A small ▷ on folders in the explorer that are main packages. If a workspace folder itself is one, it has no
 * row in the explorer, so the file with its func main gets the badge.
 */
export function showBadges(services: Services, mains: MainPackages): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  let badged = new Map<string, WorkspaceMain>();
  let known = '';
  const refresh = () =>
    logErrors(services, 'badges', undefined, () => {
      badged = readSettings().explorerBadges ? badgedPaths(mains) : new Map();
      const now = [...badged.keys()].sort().join('\n');
      // Typing changes files often, and badges hardly ever.
      if (now !== known) changed.fire(undefined);
      known = now;
    });
  return vscode.Disposable.from(
    changed,
    vscode.window.registerFileDecorationProvider({
      onDidChangeFileDecorations: changed.event,
      provideFileDecoration: (uri) =>
        logErrors(services, 'badges', undefined, () => {
          const main = uri.scheme === 'file' ? badged.get(uri.fsPath) : undefined;
          if (main === undefined) return undefined;
          const { argv, env } = main.target;
          return {
            badge: '▷',
            tooltip: services.messages.mains.badge(shellText(argv, env, null, process.platform)),
          };
        }),
    }),
    mains.onDidChange(refresh),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('goPipeline.explorerBadges')) refresh();
    }),
  );
}

function badgedPaths({ mains }: MainPackages): Map<string, WorkspaceMain> {
  const roots = new Set(vscode.workspace.workspaceFolders?.map(({ uri }) => uri.fsPath));
  const byPath = new Map<string, WorkspaceMain>();
  for (const main of mains) {
    const { entry } = main;
    // A script that is run by name does not make its folder a program.
    if (entry.kind === 'file') continue;
    const badgedPath = roots.has(entry.absolute)
      ? path.join(entry.absolute, path.basename(entry.mainAt?.absolute ?? entry.files[0] ?? ''))
      : entry.absolute;
    byPath.set(badgedPath, main);
  }
  return byPath;
}
