import * as vscode from 'vscode';
import { UserFacingError } from '../core/model/errors.ts';

/** The result of reading a file through the editor; null if it does not exist. */
export async function unlessMissing<T>(uri: vscode.Uri, read: Thenable<T>): Promise<T | null> {
  try {
    return await read;
  } catch (cause) {
    if (cause instanceof vscode.FileSystemError && cause.code === 'FileNotFound') return null;
    if (!(cause instanceof Error)) throw cause;
    const path = uri.scheme === 'file' ? uri.fsPath : uri.toString();
    const code = cause instanceof vscode.FileSystemError ? cause.code : '';
    throw new UserFacingError('cannot-read', { path, reason: { code, message: cause.message } }, { cause });
  }
}
