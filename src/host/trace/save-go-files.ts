import path from 'node:path';
import * as vscode from 'vscode';
import type { Services } from '../services.ts';

/** go reads files from disk, so unsaved ones are saved first, as the editor does before it runs something. */
export async function saveGoFiles({ log }: Pick<Services, 'log'>): Promise<void> {
  const unsaved = vscode.workspace.textDocuments.filter(
    ({ isDirty, isUntitled, uri }) => isDirty && !isUntitled && uri.scheme === 'file' && isOfGo(uri.fsPath),
  );
  for (const document of unsaved) {
    const isSaved = await document.save();
    if (!isSaved) log.warn(`${document.uri.fsPath} could not be saved; go reads it as it is on disk.`);
  }
}

function isOfGo(file: string): boolean {
  return file.endsWith('.go') || ['go.mod', 'go.work', 'go.sum'].includes(path.basename(file));
}
