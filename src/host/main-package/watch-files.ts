import * as vscode from 'vscode';
import { logErrors } from '../guard.ts';
import type { Services } from '../services.ts';
import { isOurs } from './unsaved-text.ts';

/** Switching branches changes hundreds of files: they are reported together. */
const TOGETHER_MS = 100;

/** Folders without main packages of the project itself; tools write a lot into some of them. */
const SKIPPED = /(^|\/)([._][^/]+|node_modules|vendor|testdata)\//;

/** Files that go compares with go.mod before it builds anything. */
const VENDORED = /(^|\/)vendor\/modules\.txt$/;

/**
 * Reports changes on disk to Go files, go.mod, go.work and the like, and anything else that appears or
 * disappears, because it may be a folder: for a folder, the editor does not list what is inside.
 */
export function watchFiles(
  log: Pick<Services, 'log'>,
  changed: (files: readonly string[], others: readonly string[]) => void,
): vscode.Disposable {
  const files = new Set<string>();
  const others = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const take = (uri: vscode.Uri): void => {
    if (uri.scheme !== 'file') return;
    const shown = vscode.workspace.asRelativePath(uri, false);
    if (SKIPPED.test(shown) && !VENDORED.test(shown)) return;
    (isOurs(uri.fsPath) ? files : others).add(uri.fsPath);
    timer ??= setTimeout(settle, TOGETHER_MS);
  };
  const settle = (): void => {
    timer = undefined;
    const [ours, rest] = [[...files], [...others]];
    files.clear();
    others.clear();
    logErrors(log, 'file watcher', undefined, () => changed(ours, rest));
  };
  const go = vscode.workspace.createFileSystemWatcher('**/*.go');
  const modules = vscode.workspace.createFileSystemWatcher(
    '**/{go.mod,go.work,go.sum,go.work.sum,vendor/modules.txt}',
  );
  const anything = vscode.workspace.createFileSystemWatcher('**/*', false, true, false);
  return vscode.Disposable.from(
    go,
    modules,
    anything,
    ...[go, modules, anything].flatMap((one) => [
      one.onDidCreate(take),
      one.onDidChange(take),
      one.onDidDelete(take),
    ]),
    new vscode.Disposable(() => clearTimeout(timer)),
  );
}
