import { homedir } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';
import * as vscode from 'vscode';
import { readSettings } from './settings.ts';

/** Where the choice of the go command came from, the strongest first. */
export type GoCommandSource =
  | 'goPipeline.goCommand'
  | 'go.alternateTools'
  | 'go.goroot'
  | 'go.toolsEnvVars'
  | 'PATH';

export interface ChosenGo {
  /** A path, or a name to be looked up on the `PATH` of `env`. */
  readonly command: string;
  readonly source: GoCommandSource;
  /** The editor's own, with what the settings add. */
  readonly env: NodeJS.ProcessEnv;
}

/**
 * The go command that the Go extension (golang.go) would use for this folder, unless our own setting names
 * another: `go.alternateTools`, then `go.goroot`, then `PATH`, which `go.toolsEnvVars` may change. Its
 * settings are obeyed without it, too. Reads settings only; call it in trusted folders.
 */
export function chooseGo(folder: vscode.Uri | undefined): ChosenGo {
  const own = readSettings(folder);
  const config = vscode.workspace.getConfiguration('go', folder ?? null);
  const toolsEnv = resolvedTexts(config.get('toolsEnvVars'), folder);
  const env = { ...process.env, ...toolsEnv, ...own.env };
  if (own.goCommand !== '')
    return { command: resolved(own.goCommand, folder), source: 'goPipeline.goCommand', env };
  const alternate = resolvedTexts(config.get('alternateTools'), folder)['go'];
  if (alternate !== undefined && alternate !== '')
    return { command: alternate, source: 'go.alternateTools', env };
  const goroot: unknown = config.get('goroot');
  if (typeof goroot === 'string' && goroot !== '') {
    const root = resolved(goroot, folder);
    if (isAbsolute(root)) {
      return { command: join(root, 'bin', 'go'), source: 'go.goroot', env: withGoroot(env, root) };
    }
  }
  const changesPath = Object.keys(toolsEnv).some(
    (name) => name.toUpperCase() === 'PATH' || name === 'GOROOT',
  );
  return { command: 'go', source: changesPath ? 'go.toolsEnvVars' : 'PATH', env };
}

/** As the Go extension sets it, so that tools which start `go` find the same one. */
function withGoroot(env: NodeJS.ProcessEnv, root: string): NodeJS.ProcessEnv {
  // A copy of the environment has lost that names have no case on Windows.
  const name = Object.keys(env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  const path = [join(root, 'bin'), env[name]].filter((part) => part !== undefined).join(delimiter);
  return { ...env, GOROOT: root, [name]: path };
}

function resolvedTexts(value: unknown, folder: vscode.Uri | undefined): Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, text]) =>
      typeof text === 'string' ? [[name, resolved(text, folder)]] : [],
    ),
  );
}

/** The few variables that the Go extension knows in its settings. */
function resolved(text: string, folder: vscode.Uri | undefined): string {
  const workspace =
    (folder ? vscode.workspace.getWorkspaceFolder(folder)?.uri : undefined) ??
    vscode.workspace.workspaceFolders?.[0]?.uri;
  return text
    .trim()
    .replace(/^~(?=$|[\\/])/, () => homedir())
    .replaceAll(/\$\{(?:workspaceFolder|workspaceRoot)\}/g, () => workspace?.fsPath ?? '')
    .replaceAll(/\$\{env:([^}]*)\}/g, (_, name: string) => process.env[name] ?? '');
}
