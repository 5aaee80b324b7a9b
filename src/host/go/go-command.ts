import { realpathSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { findExecutable } from '../../platform/find-executable.ts';
import { pathWithFirst, valueIn, withVariables } from '../../platform/variables.ts';
import { readSettings, type Settings } from '../settings.ts';
import { goOfExtension } from './go-extension.ts';
import { type GoSettings, goSettings } from './go-settings.ts';

/** What determined the go command. */
export type GoCommandSource =
  | 'goPipeline.goCommand'
  /** The Go extension, for a reason that no setting has: "Go: Choose Go Environment". */
  | 'golang.go'
  | 'go.alternateTools'
  | 'GOBIN'
  | 'go.goroot'
  | 'GOROOT'
  | 'goPipeline.env'
  | 'PATH'
  | 'go.toolsEnvVars';

export interface ChosenGo {
  /** A path, or a name to look up on the `PATH` of `env`. */
  readonly command: string;
  readonly source: GoCommandSource;
  /** The editor's environment plus what the settings add. */
  readonly env: NodeJS.ProcessEnv;
}

type Found = Pick<ChosenGo, 'command' | 'source'>;

/**
 * The go command that the Go extension (golang.go) would use for this folder, unless our own setting names
 * another. If that extension is running, it is asked. Otherwise, and to explain the choice, its settings are
 * read in the same way. Reads settings and looks for files; call it only in trusted folders.
 */
export function chooseGo(folder: vscode.Uri | undefined): ChosenGo {
  const own = readSettings(folder);
  const settings = goSettings(folder);
  const env = withVariables(process.platform, process.env, settings.env, own.env);
  if (own.goCommand !== '')
    return { command: settings.resolve(own.goCommand), source: 'goPipeline.goCommand', env };
  const read = bySettings(settings, own);
  const found = read.source === 'goPipeline.env' ? read : (byExtension(folder, read) ?? read);
  return { ...found, env: found.source === 'go.goroot' ? withGoroot(env, settings) : env };
}

/**
 * The Go extension's answer, if it differs from its settings. That extension remembers one go command for all
 * folders, so an answer that matches another folder's settings does not apply here. Asking with a folder's path
 * would make it remember that folder's command instead.
 */
function byExtension(folder: vscode.Uri | undefined, read: Found): Found | null {
  const others = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => !isIn(folder, uri));
  if (others.length > 0 && read.source === 'go.alternateTools') return null;
  const command = goOfExtension(folder);
  if (command === null || isSameFile(command, read.command)) return null;
  const isOfAnother = others.some(
    ({ uri }) => bySettings(goSettings(uri), readSettings(uri)).command === command,
  );
  return isOfAnother ? null : { command, source: 'golang.go' };
}

/** After its first lookup, the Go extension prefers its GOROOT to a link on `PATH`. */
function isSameFile(one: string, other: string): boolean {
  try {
    return one === other || realpathSync(one) === realpathSync(other);
  } catch {
    return false;
  }
}

function isIn(folder: vscode.Uri | undefined, workspace: vscode.Uri): boolean {
  const found = folder && vscode.workspace.getWorkspaceFolder(folder)?.uri;
  return found?.toString() === workspace.toString();
}

/**
 * The order of golang.go 0.57 (`getBinPathWithPreferredGopathGorootWithExplanation`): a configured path that
 * does not exist is ignored.
 */
function bySettings({ alternate, goroot, env }: GoSettings, own: Settings): Found {
  const isPath = path.isAbsolute(alternate);
  const named = isPath ? findExecutable(alternate, '/', process.env) : null;
  if (named !== null) return { command: named, source: 'go.alternateTools' };
  const name = isPath || alternate === '' ? 'go' : alternate;
  const candidates: readonly (readonly [GoCommandSource, readonly string[]])[] = [
    ['GOBIN', foldersOf(process.env['GOBIN'])],
    goroot === '' ? ['GOROOT', binOf(process.env['GOROOT'])] : ['go.goroot', binOf(goroot)],
    ['goPipeline.env', foldersOf(pathOf(own.env))],
    ['PATH', foldersOf(pathOf(process.env))],
    // The Go extension looks there only for tools, but it is better than nothing.
    ['go.toolsEnvVars', foldersOf(pathOf(env))],
  ];
  for (const [source, folders] of candidates)
    for (const folder of folders) {
      const command = findExecutable(path.join(folder, name), '/', process.env);
      if (command !== null) return { command, source: name === 'go' ? source : 'go.alternateTools' };
    }
  return { command: 'go', source: 'PATH' };
}

function binOf(root: string | undefined): readonly string[] {
  return foldersOf(root).map((folder) => path.join(folder, 'bin'));
}

function foldersOf(list: string | undefined): readonly string[] {
  return (list ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder));
}

const pathOf = (env: NodeJS.ProcessEnv): string | undefined => valueIn(env, 'PATH');

/** As the Go extension does, so that tools which start `go` find the same command. */
function withGoroot(env: NodeJS.ProcessEnv, { goroot }: GoSettings): NodeJS.ProcessEnv {
  const whole = pathWithFirst(path.join(goroot, 'bin'), env);
  return withVariables(process.platform, env, { GOROOT: goroot, PATH: whole });
}
