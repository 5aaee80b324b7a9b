import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { findExecutable } from '../../platform/find-executable.ts';
import { chooseGo } from '../go/go-command.ts';
import { logErrors, registerCommand } from '../guard.ts';
import type { Services } from '../services.ts';

const CONTEXT = 'goPipeline.noGoCommand';

/**
 * Maintains the context key for the message in the Runs view that there is no go command. Looks for a file and
 * starts no process; in an untrusted folder it does not even read settings. Waits for `wanted`.
 */
export function updateNoGoContext(services: Services, wanted: vscode.Event<void>): vscode.Disposable {
  let isWanted = false;
  let wasMissing = false;
  const update = (): void => {
    if (!isWanted) return;
    logErrors(services, 'look for go', undefined, () => {
      const isMissing = isGoMissing();
      if (isMissing === wasMissing) return;
      wasMissing = isMissing;
      void vscode.commands.executeCommand('setContext', CONTEXT, isMissing);
    });
  };
  return vscode.Disposable.from(
    registerCommand(services, 'goPipeline.setGoCommand', openSetting),
    wanted(() => {
      isWanted = true;
      update();
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(update),
    vscode.workspace.onDidChangeWorkspaceFolders(update),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('goPipeline') || change.affectsConfiguration('go')) update();
    }),
    // go may have been installed meanwhile.
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused) update();
    }),
  );
}

function isGoMissing(): boolean {
  if (!vscode.workspace.isTrusted) return false;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const { command, env } = chooseGo(folder);
  return findExecutable(command, folder?.fsPath ?? homedir(), env) === null;
}

/** A machine setting: in a remote window it belongs to the remote machine. */
function openSetting(): Thenable<unknown> {
  const command = vscode.env.remoteName === undefined ? 'openSettings' : 'openRemoteSettings';
  return vscode.commands.executeCommand(`workbench.action.${command}`, { query: 'goPipeline.goCommand' });
}
