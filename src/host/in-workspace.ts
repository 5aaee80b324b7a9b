import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import * as vscode from 'vscode';
import { isWithin } from '../core/go/same-path.ts';

/** Whether a path is in a folder of this window, as the window names it or by its real path, which is what go says. */
export function isInWorkspace(path: string): boolean {
  const file = asOpened(path);
  return vscode.workspace.getWorkspaceFolder(vscode.Uri.file(file)) !== undefined;
}

/**
 * A path as this window names it: go speaks of where a linked folder really lies, and there the editor knows
 * none of its files. On Windows the editor writes the drive as a small letter, and go as a capital.
 */
export function asOpened(path: string): string {
  const file = resolve(path);
  for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
    if (uri.scheme !== 'file') continue;
    const real = realPath(uri.fsPath);
    if (real !== uri.fsPath && isWithin(file, real)) return uri.fsPath + file.slice(real.length);
  }
  return vscode.Uri.file(file).fsPath;
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
