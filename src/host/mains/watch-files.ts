import * as vscode from 'vscode';
import { quietly } from '../guard.ts';
import type { Services } from '../services.ts';
import { isOurs } from './unsaved-text.ts';

/** A branch switch touches hundreds of files: they come as one. */
const TOGETHER_MS = 100;

/** Folders that hold no main package of the project's own; tools write a lot into some of them. */
const SKIPPED = /(^|\/)([._][^/]+|node_modules|vendor|testdata)\//;

/** What go holds against go.mod before it builds anything. */
const VENDORED = /(^|\/)vendor\/modules\.txt$/;

/**
 * Tells of Go files, go.mod, go.work and their like that changed on disk; and of other things that came or went, which may
 * be folders: of those the editor says only that, not what is in them.
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
    quietly(log, 'file watcher', undefined, () => changed(ours, rest));
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
