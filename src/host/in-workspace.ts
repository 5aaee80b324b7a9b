import { realpathSync } from 'node:fs';
import * as vscode from 'vscode';

/** Whether a path is in a folder of this window, as the window names it. */
export function isInWorkspace(path: string): boolean {
  return vscode.workspace.getWorkspaceFolder(vscode.Uri.file(path)) !== undefined;
}

/** Whether a folder is one of this window's, or below one; by its real path, too, which is what go says. */
export function inWorkspace(): (directory: string) => boolean {
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => realPath(uri.fsPath));
  return (directory) => isInWorkspace(directory) || folders.some((folder) => isBelow(directory, folder));
}

function isBelow(directory: string, folder: string): boolean {
  return directory === folder || directory.startsWith(folder.replace(/[\\/]?$/, separatorOf(folder)));
}

function separatorOf(folder: string): string {
  return folder.includes('\\') ? '\\' : '/';
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
