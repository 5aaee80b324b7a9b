import path from 'node:path';
import * as vscode from 'vscode';
import { pathWithFirst, withVariables } from '../../platform/variables.ts';
import { chooseGo } from '../go/go-command.ts';

/** In an untrusted folder, its settings do not count. */
export function environmentOf(folder: vscode.Uri): NodeJS.ProcessEnv {
  if (!vscode.workspace.isTrusted) return { ...process.env };
  const { command, env } = chooseGo(folder);
  if (!path.isAbsolute(command)) return env;
  // The first installation found is the one that this command belongs to.
  return withVariables(process.platform, env, { PATH: pathWithFirst(path.dirname(command), env) });
}
