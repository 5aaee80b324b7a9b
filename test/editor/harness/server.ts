import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Editor } from './install.ts';
import { QUIET, writeSettings } from './settings.ts';
import { VSCODE_VERSIONS } from './vscode-versions.ts';

type Variables = Readonly<Record<string, string>>;
type Settings = Readonly<Record<string, unknown>>;

export interface ServerOptions {
  /** The caller creates and removes it. */
  readonly folder: string;
  /** Whether its windows will run tests, or open others with an extension in development. */
  readonly forTests?: boolean;
  /** false: Workspace Trust is on, so folders open in Restricted Mode. */
  readonly trusted?: boolean;
  readonly settings?: Settings;
  readonly machineSettings?: Settings;
  /** Extensions to install. */
  readonly vsix?: readonly string[];
  readonly env?: Variables;
}

export interface EditorServer {
  /** The base address. */
  readonly base: string;
  readonly pid: number;
  readonly readLog: () => string;
  /** The folder of installed extensions. */
  readonly extensions: string;
  readonly stop: () => Promise<void>;
}

/** Starts a temporary editor server. */
export async function startServer(editor: Editor, options: ServerOptions): Promise<EditorServer> {
  const {
    folder,
    forTests = false,
    trusted = true,
    settings = {},
    machineSettings = {},
    vsix = [],
    env = {},
  } = options;
  const data = join(folder, 'data');
  const args = serverArgs(editor, folder, data);
  const trust = { 'security.workspace.trust.enabled': !trusted };
  writeSettings(join(data, 'User'), { ...QUIET, ...trust, ...settings });
  writeSettings(join(data, 'Machine'), machineSettings);
  mkdirSync(join(folder, 'extensions'), { recursive: true });
  const environment = serverEnvironment(editor, folder, env);
  for (const file of vsix)
    await promisify(execFile)(editor.node, [...args, '--install-extension', file], { env: environment });

  const logFile = join(folder, 'server.log');
  const log = openSync(logFile, 'w');
  const child = spawn(
    editor.node,
    [
      ...[...args, '--auth', 'none', '--bind-addr', '127.0.0.1:0', '--disable-telemetry'],
      ...['--disable-update-check', '--disable-getting-started-override', '--disable-proxy'],
      ...['--ignore-last-opened', ...(trusted ? ['--disable-workspace-trust'] : [])],
      // Without it, this edition ignores extensions in development and their tests; with it, it shows no toasts.
      ...(forTests && editor.version === VSCODE_VERSIONS.newest.editor
        ? ['--vscode-option', 'enable-smoke-test-driver']
        : []),
    ],
    // A separate process group, which can be ended as a whole.
    { env: environment, stdio: ['ignore', log, log], detached: true },
  );
  closeSync(log);
  const ended = new Promise<unknown>((resolve) => child.once('exit', resolve));
  const end = () => killGroup(child, 'SIGKILL');
  process.once('exit', end);
  const stop = async () => {
    process.removeListener('exit', end);
    killGroup(child, 'SIGTERM');
    await Promise.race([ended, wait(5000)]);
    killGroup(child, 'SIGKILL');
  };
  const readLog = () => readFileSync(logFile, 'utf8');
  try {
    const base = await listening(child, readLog);
    return { base, pid: child.pid ?? 0, readLog, extensions: join(folder, 'extensions'), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function serverArgs(editor: Editor, folder: string, data: string): string[] {
  const config = join(folder, 'config.yaml');
  writeFileSync(config, 'auth: none\n');
  const candidates = [
    '--config',
    config,
    '--user-data-dir',
    data,
    '--extensions-dir',
    join(folder, 'extensions'),
  ];
  return [editor.entry, ...candidates];
}

/** The server passes its environment to the extensions. */
function serverEnvironment(editor: Editor, folder: string, env: Variables): NodeJS.ProcessEnv {
  const all: NodeJS.ProcessEnv = {
    ...process.env,
    // Without a marketplace, the editor needs no network.
    EXTENSIONS_GALLERY: '{"serviceUrl":""}',
    XDG_CONFIG_HOME: folder,
    XDG_DATA_HOME: folder,
    ...env,
  };
  // The editor's own node comes last, so that programs in the editor find the machine's node if it has one.
  if (editor.node !== process.execPath) all['PATH'] = [all['PATH'], dirname(editor.node)].join(delimiter);
  // Variables of npm, or of the editor whose terminal we run in, do not belong to this editor.
  for (const name of Object.keys(all))
    if (/^(VSCODE_|npm_|CODE_SERVER_|ELECTRON_)|^(PORT|PASSWORD|HASHED_PASSWORD|CI)$/.test(name))
      delete all[name];
  // Start as from a terminal, so that the editor uses this environment instead of a login shell's.
  all['VSCODE_CLI'] = '1';
  return all;
}

/** Waits until the server answers; returns its address. */
async function listening(child: ChildProcess, readLog: () => string): Promise<string> {
  const limit = Date.now() + 90_000;
  while (child.exitCode === null && Date.now() < limit) {
    const base = /listening on (http:\/\/127\.0\.0\.1:\d+)/.exec(readLog())?.[1];
    if (base && (await answers(base))) return base;
    await wait(100);
  }
  throw new Error(`The editor's server did not start.\n${readLog()}`);
}

async function answers(base: string): Promise<boolean> {
  try {
    return (await fetch(`${base}/healthz`)).ok;
  } catch {
    return false;
  }
}

function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The server has ended.
  }
}
