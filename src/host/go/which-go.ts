import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { registerTrustedCommand } from '../guard.ts';
import { showInformation } from '../messages.ts';
import type { Services } from '../services.ts';
import { chooseGo } from './go-command.ts';
import { startGoExtension } from './go-extension.ts';

/** The command that says which go is used here, and why. */
export function showWhichGo(services: Services): vscode.Disposable {
  return registerTrustedCommand(services, 'goPipeline.showGo', async () => {
    await startGoExtension();
    const { findGo } = await import('../../collect/toolchain/find-go.ts');
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    const { command, source, env } = chooseGo(folder);
    const found = await findGo(command, folder?.fsPath ?? homedir(), env);
    return showInformation(services.messages.goUsed(found.version, found.path, source));
  });
}
