import { homedir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { isFolder } from '../../platform/is-folder.ts';

/** The Go extension's (golang.go) settings about the go command, for one folder. */
export interface GoSettings {
  /** `go.alternateTools`: a path, or the name of a command; empty if it has no entry for go. */
  readonly alternate: string;
  /** `go.goroot`; empty if it is not a folder on this machine, as in golang.go. */
  readonly goroot: string;
  /** Variables to add to the editor's environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Substitutes the few variables that golang.go supports in its settings. */
  readonly resolve: (text: string) => string;
}

/** Reads them as golang.go 0.57 does (`getBinPathWithExplanation` and `toolExecutionEnvironment`). */
export function goSettings(folder: vscode.Uri | undefined): GoSettings {
  const config = vscode.workspace.getConfiguration('go', folder ?? null);
  const resolve = (text: string): string => resolved(text, folder);
  const text = (value: unknown): string => (typeof value === 'string' ? resolve(value.trim()) : '');
  const tools: unknown = config.get('alternateTools');
  const goroot = text(config.get('goroot'));
  return {
    alternate: text(isTable(tools) ? tools['go'] : null),
    goroot: path.isAbsolute(goroot) && isFolder(goroot) ? goroot : '',
    env: environment(config.get('toolsEnvVars'), text(config.get('gopath')), resolve),
    resolve,
  };
}

function environment(
  variables: unknown,
  gopath: string,
  resolve: GoSettings['resolve'],
): Readonly<Record<string, string>> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(isTable(variables) ? variables : {})) {
    if (typeof value === 'string') env[name] = resolve(value);
    // Values such as `"CGO_ENABLED": 0` are common; Node converts them to strings for golang.go.
    if (typeof value === 'number' || typeof value === 'boolean') env[name] = String(value);
  }
  const proxy: unknown = vscode.workspace.getConfiguration('http', null).get('proxy');
  if (typeof proxy === 'string' && proxy !== '')
    for (const name of ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY']) env[name] = proxy;
  const own = gopath || process.env['GOPATH'];
  return own ? { ...env, GOPATH: own } : env;
}

function resolved(text: string, folder: vscode.Uri | undefined): string {
  const workspace =
    (folder ? vscode.workspace.getWorkspaceFolder(folder)?.uri : undefined) ??
    vscode.workspace.workspaceFolders?.[0]?.uri;
  const inFolder = (found: string, value: (directory: string) => string) =>
    workspace === undefined ? found : value(workspace.fsPath);
  return text
    .replaceAll(/\$\{env:([^}]+)\}/g, (_, name: string) => process.env[name.trim()] ?? '')
    .replaceAll(/\$\{workspace(?:Folder|Root)\}/g, (found) => inFolder(found, (directory) => directory))
    .replaceAll(/\$\{workspaceFolderBasename\}/g, (found) => inFolder(found, path.basename))
    .replace(/^~(?=$|[\\/])/, () => homedir());
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
