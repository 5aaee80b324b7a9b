import { homedir } from 'node:os';
import type * as vscode from 'vscode';
import type { FoundGo } from '../../core/go/go-command.ts';
import { type ChosenGo, chooseGo } from './go-command.ts';

/** A go command that exists and can be started. */
export interface ReadyGo extends FoundGo, Pick<ChosenGo, 'source' | 'env'> {}

/** Finds the go command of a folder and asks for its version. Only in trusted folders. */
export async function findGo(folder: vscode.Uri | undefined): Promise<ReadyGo> {
  const { command, source, env } = chooseGo(folder);
  const toolchain = await import('../../collect/toolchain/find-go.ts');
  const found = await toolchain.findGo(command, folder?.fsPath ?? homedir(), env);
  return { ...found, source, env };
}
