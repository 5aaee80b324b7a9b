import path from 'node:path';
import * as vscode from 'vscode';
import { readRecordedLine } from '../../core/go/recorded-line.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import type { TraceView } from '../../core/view/trace/trace-view.ts';
import { findExecutable } from '../../platform/find-executable.ts';
import { pathWithFirst, withVariables } from '../../platform/variables.ts';
import { chooseGo } from '../go/go-command.ts';
import { requireTrust } from '../guard.ts';
import { asOpened, isInWorkspace } from '../in-workspace.ts';
import { showInformation } from '../messages.ts';
import type { Services } from '../services.ts';
import { envDiff } from '../trace/env-diff.ts';
import { debugConfiguration } from './debug-configuration.ts';
import { debugFolder } from './debug-folder.ts';
import { debugTarget } from './debug-target.ts';

export interface Debugged {
  readonly view: TraceView;
  /** null: the target of the command. */
  readonly row: number | null;
  /** How the command was started, as far as this window knows. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Starts Delve for a row through the Go extension. Only for commands that this user traced, because a file
 * could contain any flag.
 */
export async function debugProgram({ view, row, env }: Debugged, services: Services): Promise<void> {
  requireTrust();
  const texts = services.messages.panel;
  const target = debugTarget(view, row);
  if (target === null) throw new UserFacingError('no-program', {});
  const line = readRecordedLine(view.header);
  const { directory } = view.header;
  const given = { ...sameGo(directory), ...env };
  const found = debugFolder(view, target, line, { ...process.env, ...given });
  const [word = ''] = line.packages;
  const name = word.endsWith('.go')
    ? path.basename(word)
    : path.posix.basename(target.importPath) || path.basename(found ?? directory);
  if (found === null) throw new UserFacingError('program-unknown', { program: name });
  const folder = asOpened(found);
  if (!isInWorkspace(folder)) throw new UserFacingError('program-outside', { folder });
  if (vscode.extensions.getExtension('golang.go') === undefined) {
    const chosen = await showInformation(texts.needsGoExtension, texts.showExtension);
    if (chosen !== undefined)
      await vscode.commands.executeCommand('workbench.extensions.search', '@id:golang.go');
    return;
  }
  await vscode.debug.startDebugging(vscode.workspace.getWorkspaceFolder(vscode.Uri.file(folder)), {
    type: 'go',
    request: 'launch',
    name: texts.debugName(name),
    ...debugConfiguration({ kind: target.kind, folder, directory: asOpened(directory), line }),
    env: given,
  });
}

/** The traced command's additions to this window's environment; Delve uses the same go command. */
function sameGo(directory: string): Readonly<Record<string, string>> {
  const { command, env } = chooseGo(vscode.Uri.file(directory));
  const isFirst = !path.isAbsolute(command) || findExecutable('go', directory, env) === command;
  if (isFirst || !/^go(?:\.exe)?$/i.test(path.basename(command))) return envDiff(process.env, env);
  const PATH = pathWithFirst(path.dirname(command), env);
  return envDiff(process.env, withVariables(process.platform, env, { PATH }));
}
