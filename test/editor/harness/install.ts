import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { npmScript } from '../../../scripts/lib/prepare.mjs';
import { stubNativeModules } from './native-stubs.ts';
import { type VscodeVersion, vscodeVersion } from './vscode-versions.ts';

/** Increase it when the installation steps change, so that installations made by older steps are not used. */
const RECIPE = 1;
const RIPGREP = '1.18.0';
const here = `${process.platform}-${process.arch}`;

/** An installed editor. */
export interface Editor {
  /** The version of code-server. */
  readonly version: string;
  readonly vscode: string;
  /** The path of its Node.js. */
  readonly node: string;
  /** The path of its program. */
  readonly entry: string;
}

type Npm = (args: readonly string[], cwd: string) => Promise<void>;

/** An installation of Node.js: its program and its folder. */
interface NodeInstallation {
  readonly program: string;
  readonly prefix: string;
}

/** One sentence that says why the editor cannot be installed on this machine; null if it can. */
function editorMissing(): string | null {
  if (process.platform === 'win32') return 'the editor for tests (code-server) does not run on Windows';
  if (!npmScript()) return 'npm is not where it was expected, so the editor cannot be installed';
  return null;
}

/**
 * Returns the editor for the tests (`oldest`, `newest`, or a version of code-server), and installs it if necessary.
 * The installation is in a cache folder of the user, where the next run finds it, and appears there only when it is
 * complete. If it fails, the error says why.
 */
export async function prepareEditor(asked = 'oldest'): Promise<Editor> {
  const edition = vscodeVersion(asked);
  const version = edition.editor;
  const missing = editorMissing();
  if (missing) throw new Error(missing);
  const folder = join(cacheFolder(), `editor-${version}-${here}-${RECIPE}`);
  if (!existsSync(folder)) await install(edition, folder);
  const own = join(folder, 'node', 'bin', 'node');
  return {
    version,
    vscode: edition.vscode,
    node: existsSync(own) ? own : process.execPath,
    entry: join(folder, 'node_modules', 'code-server', 'out', 'node', 'entry.js'),
  };
}

/** The cache folder for development of this project; deleting it only costs time. */
export function cacheFolder(): string {
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'go-build-pipeline-dev');
}

async function install(edition: VscodeVersion, folder: string): Promise<void> {
  const start = performance.now();
  console.error(
    `Installing the editor for tests: code-server ${edition.editor} (VS Code ${edition.vscode}) from npm`,
  );
  console.error(`into ${folder}, once; it is about 500 MB …`);
  mkdirSync(dirname(folder), { recursive: true });
  sweep(dirname(folder));
  const temp = `${folder}.${process.pid}.tmp`;
  mkdirSync(temp);
  try {
    await fill(temp, edition);
    renameSync(temp, folder);
  } catch (error) {
    // Another run has finished the same installation first, so use that one.
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(temp, { recursive: true, force: true });
  }
  console.error(`The editor is installed (${Math.round((performance.now() - start) / 1000)} s).`);
}

/** Removes the leftovers of killed installations. */
function sweep(cache: string): void {
  for (const name of readdirSync(cache)) {
    const pid = /\.(\d+)\.tmp$/.exec(name)?.[1];
    if (pid && !isRunning(Number(pid))) rmSync(join(cache, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function fill(folder: string, edition: VscodeVersion): Promise<void> {
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  const log = join(folder, 'install.log');
  const npm: Npm = (args, cwd) => {
    const all = [requireNpm(), ...args, '--ignore-scripts', '--no-audit', '--no-fund'];
    return runLogged(process.execPath, all, { cwd, log });
  };

  // Its own install script refuses to run as root, and compiles modules that no test needs.
  const editor = npm(['install', `code-server@${edition.editor}`], folder);
  const node = nodeFor(edition) ?? installNode(folder, edition, npm);
  await Promise.all([editor, node]);
  const server = join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
  await npm(['install', '--omit=dev', '--no-save'], server);
  stubNativeModules(folder, server);
  await provideSearch(server, folder, npm);
  await provideTerminals(server, await node, log);
}

/** The Node.js that runs this script, if it has the right version and the headers to compile for it. */
function nodeFor(edition: VscodeVersion): NodeInstallation | null {
  const major = (version: string) => version.split('.')[0];
  const prefix = join(dirname(process.execPath), '..');
  const fits = major(edition.node) === major(process.versions.node);
  return fits && existsSync(join(prefix, 'include', 'node', 'node_api.h'))
    ? { program: process.execPath, prefix }
    : null;
}

async function installNode(folder: string, edition: VscodeVersion, npm: Npm): Promise<NodeInstallation> {
  const parts = join(folder, 'node-package');
  mkdirSync(parts);
  writeFileSync(join(parts, 'package.json'), '{"private":true}');
  await npm(['install', `node-${here}@${edition.node}`], parts);
  renameSync(join(parts, 'node_modules', `node-${here}`), join(folder, 'node'));
  rmSync(parts, { recursive: true, force: true });
  return { program: join(folder, 'node', 'bin', 'node'), prefix: join(folder, 'node') };
}

/** Provides ripgrep, which the older edition would download from another site. */
async function provideSearch(server: string, folder: string, npm: Npm): Promise<void> {
  const wanted = join(server, 'node_modules', '@vscode', 'ripgrep', 'bin', 'rg');
  const parts = join(folder, 'search-package');
  const package_ = `@vscode/ripgrep-${here}`;
  if (existsSync(wanted) || existsSync(join(server, 'node_modules', package_))) return;
  mkdirSync(parts);
  writeFileSync(join(parts, 'package.json'), '{"private":true}');
  await npm(['install', `${package_}@${RIPGREP}`], parts);
  mkdirSync(dirname(wanted), { recursive: true });
  cpSync(join(parts, 'node_modules', package_, 'bin', 'rg'), wanted);
  rmSync(parts, { recursive: true, force: true });
}

/** Provides the native code of integrated terminals, which only the newer edition contains in compiled form. */
async function provideTerminals(server: string, node: NodeInstallation, log: string): Promise<void> {
  const module = join(server, 'node_modules', 'node-pty');
  const check = ['-e', "require('node-pty').spawn('/bin/sh',['-c','exit 0'],{}).onExit(()=>process.exit(0))"];
  if (!existsSync(join(module, 'prebuilds', here, 'pty.node'))) {
    const gyp = join(dirname(requireNpm()), '..', 'node_modules', 'node-gyp', 'bin', 'node-gyp.js');
    await runLogged(node.program, [gyp, 'rebuild', `--nodedir=${node.prefix}`], {
      cwd: module,
      log,
      hint: 'The terminal of the editor must be compiled: that takes Python 3, make and a C++ compiler.',
    });
  }
  await runLogged(node.program, check, { cwd: join(module, '..', '..'), log });
}

function requireNpm(): string {
  const npm = npmScript();
  if (!npm) throw new Error('npm is not where it was expected.');
  return npm;
}

interface Logged {
  readonly cwd: string;
  readonly log: string;
  /** Advice to add to the error. */
  readonly hint?: string;
}

/** Runs a program; its output goes to the log file, and into the error if it fails. */
function runLogged(program: string, args: readonly string[], { cwd, log, hint = '' }: Logged): Promise<void> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, PATH: dirname(program) + delimiter + process.env['PATH'] };
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const listen = (chunk: Buffer) => {
      output += chunk;
      writeFileSync(log, chunk, { flag: 'a' });
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('error', reject);
    child.on('close', (code) => {
      const end = output.trimEnd().split('\n').slice(-30).join('\n');
      if (code === 0) resolve();
      else reject(new Error(`${end}\n${[program, ...args].join(' ')} failed in ${cwd}. ${hint}`));
    });
  });
}
