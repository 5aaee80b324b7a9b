import * as vscode from 'vscode';
import { registerTrustedCommand } from '../guard.ts';
import { showInformation } from '../messages.ts';
import type { Services } from '../services.ts';
import { findGo } from './find-go.ts';
import { startGoExtension } from './go-extension.ts';

/** The command that shows which go command is used here, and why. */
export function showWhichGo(services: Services): vscode.Disposable {
  return registerTrustedCommand(services, 'goPipeline.showGo', async () => {
    await startGoExtension();
    const { version, path, source } = await findGo(vscode.workspace.workspaceFolders?.[0]?.uri);
    return showInformation(services.messages.goUsed(version, path, source));
  });
}
