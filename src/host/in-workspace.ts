import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import * as vscode from 'vscode';
import { isWithin } from '../core/go/same-path.ts';

/**
 * Whether a path is in a folder of this window, by the window's spelling or by its real path, which go uses.
 */
export function isInWorkspace(path: string): boolean {
  const file = asOpened(path);
  return vscode.workspace.getWorkspaceFolder(vscode.Uri.file(file)) !== undefined;
}

/**
 * A path in the spelling of this window. go uses the real path of a linked folder, where the editor has no
 * files; on Windows the editor writes drive letters in lower case, and go in upper case.
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
