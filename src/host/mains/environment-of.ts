import path from 'node:path';
import * as vscode from 'vscode';
import { chooseGo } from '../go-command.ts';

/** Where nobody trusts the folder, its settings do not count. */
export function environmentOf(folder: vscode.Uri): NodeJS.ProcessEnv {
  if (!vscode.workspace.isTrusted) return { ...process.env };
  const { command, env } = chooseGo(folder);
  if (!path.isAbsolute(command)) return env;
  // The installation that this command belongs to is the first that is found.
  const name = Object.keys(env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  return { ...env, [name]: `${path.dirname(command)}${path.delimiter}${env[name] ?? ''}` };
}
