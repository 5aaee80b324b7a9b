import { isAbsolute, resolve } from 'node:path';
import * as vscode from 'vscode';
import { UserFacingError } from '../../core/model/errors.ts';
import { asOpened, isInWorkspace } from '../in-workspace.ts';
import { unlessMissing } from '../unless-missing.ts';

/** The position that a message of the page refers to. */
export interface OpenContext {
  /** Relative paths are relative to the directory of the command. */
  readonly directory: string;
  /** Beside the panel, not in front of it. */
  readonly column: vscode.ViewColumn;
}

/** Opens a file as text at its line, or reports that it does not exist. */
export async function openFile(
  path: string,
  line: number | null,
  column: number | null,
  context: OpenContext,
): Promise<void> {
  const uri = localUri(path, context);
  if ((await typeOf(uri)) !== 'file') throw new UserFacingError('file-gone', { path: uri.fsPath });
  await showText(uri, line, column, context);
}

/** The most useful file of a package's folder. */
export async function openSource(directory: string, context: OpenContext): Promise<void> {
  const folder = localUri(directory, context);
  if ((await typeOf(folder)) !== 'folder') throw new UserFacingError('folder-gone', { path: folder.fsPath });
  const entries = await vscode.workspace.fs.readDirectory(folder);
  const names = entries.map(([name]) => name).filter((name) => name.endsWith('.go'));
  const own = `${folder.path.split('/').at(-1) ?? ''}.go`;
  const sources = names.filter((name) => !name.endsWith('_test.go')).sort();
  const chosen = ['main.go', own, 'doc.go'].find((name) => sources.includes(name)) ?? sources[0] ?? names[0];
  if (chosen === undefined) throw new UserFacingError('no-go-file-in', { folder: folder.fsPath });
  await showText(vscode.Uri.joinPath(folder, chosen), null, null, context);
}

/**
 * In the explorer if it is in the workspace, otherwise in the system's file manager, otherwise as a list of
 * files.
 */
export async function openFolder(path: string, context: OpenContext): Promise<void> {
  const uri = localUri(path, context);
  if ((await typeOf(uri)) !== 'folder') throw new UserFacingError('folder-gone', { path: uri.fsPath });
  if (isInWorkspace(uri.fsPath)) {
    await vscode.commands.executeCommand('revealInExplorer', uri);
  } else if (vscode.env.remoteName === undefined && vscode.env.uiKind === vscode.UIKind.Desktop) {
    await vscode.commands.executeCommand('revealFileInOS', uri);
  } else {
    const [chosen] = (await vscode.window.showOpenDialog({ defaultUri: uri, canSelectMany: false })) ?? [];
    if (chosen) await showText(chosen, null, null, context);
  }
}

/** A trace may name a network host chosen by its author; do not contact it. */
function localUri(path: string, { directory }: OpenContext): vscode.Uri {
  const absolute = asOpened(isAbsolute(path) ? path : resolve(directory, path));
  if (/^[\\/]{2}/.test(absolute) && !isInWorkspace(absolute))
    throw new UserFacingError('on-network', { path: absolute });
  return vscode.Uri.file(absolute);
}

async function typeOf(uri: vscode.Uri): Promise<'file' | 'folder' | null> {
  const type = (await unlessMissing(uri, vscode.workspace.fs.stat(uri)))?.type ?? 0;
  if (type & vscode.FileType.Directory) return 'folder';
  return type & vscode.FileType.File ? 'file' : null;
}

async function showText(
  uri: vscode.Uri,
  line: number | null,
  column: number | null,
  { column: viewColumn }: OpenContext,
): Promise<void> {
  try {
    const document = await vscode.workspace.openTextDocument(uri);
    const at = positionIn(document, line ?? 1, column ?? 1);
    await vscode.window.showTextDocument(document, {
      viewColumn,
      preview: true,
      selection: new vscode.Range(at, at),
    });
  } catch (cause) {
    throw new UserFacingError('not-text', { path: uri.fsPath }, { cause });
  }
}

/** go counts from 1, and columns in bytes; the file may be shorter by now. */
function positionIn(document: vscode.TextDocument, line: number, column: number): vscode.Position {
  const { range, text } = document.lineAt(Math.min(Math.max(1, line), document.lineCount) - 1);
  const before = Buffer.from(text).subarray(0, Math.max(0, column - 1));
  return new vscode.Position(range.start.line, before.toString('utf8').length);
}
