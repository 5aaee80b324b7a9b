import { join } from 'node:path';
import * as vscode from 'vscode';
import { until } from '../../../../support/editor/until.ts';

export function inWorkspace(...names: readonly string[]): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder === undefined) throw new Error('There is no workspace folder.');
  return vscode.Uri.file(join(folder.uri.fsPath, ...names));
}

export function ours(list: readonly vscode.Diagnostic[]): readonly vscode.Diagnostic[] {
  return list.filter(({ source }) => source === 'go-build-pipeline');
}

/** Our reasons in a file, as soon as there are some. */
export function reasonsAt(uri: vscode.Uri): Promise<readonly vscode.Diagnostic[]> {
  return until(`a reason is shown in ${uri.fsPath}`, () => {
    const found = ours(vscode.languages.getDiagnostics(uri));
    return found.length > 0 && found;
  });
}

export function reasonId({ code }: vscode.Diagnostic): string {
  return typeof code === 'object' ? String(code.value) : '';
}
