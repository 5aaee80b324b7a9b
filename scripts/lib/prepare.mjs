// Preparations for both `npm start` and `npm test`. Uses only Node's built-in modules.
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs a command with our streams and returns its exit code (1 if it could not be started). */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (result.error) console.error(`${command}: ${result.error.message}`);
  return result.status ?? 1;
}

/**
 * npm's own script, from the running npm or next to this Node.js; null if it is elsewhere.
 * @returns {string | null}
 */
export function npmScript() {
  const started = process.env.npm_execpath;
  const candidates = [
    ...(started?.endsWith('.js') || started?.endsWith('.cjs') ? [started] : []),
    join(process.execPath, '..', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(process.execPath, '..', '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
  return candidates.find((folder) => existsSync(folder)) ?? null;
}

/** npm is a script, so node runs it: no shell on any system. */
export function runNpm(args, options = {}) {
  const npm = npmScript();
  return npm ? run(process.execPath, [npm, ...args], options) : run('npm', args, options);
}

/** Runs a tool of node_modules by its entry file: no shim, no shell. */
export function runTool(entry, args, options = {}) {
  return run(process.execPath, [join(root, 'node_modules', entry), ...args], options);
}

/**
 * Runs `npm ci` if node_modules is missing or older than the lock file. Returns whether packages are installed.
 */
export function installPackages({ quiet = false } = {}) {
  const installed = join(root, 'node_modules', '.package-lock.json');
  const lock = join(root, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return true;
  // npm ci empties node_modules first; through a link it would empty another checkout's folder.
  if (lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) {
    console.error(
      'node_modules is a symbolic link, so its packages are not updated (they are older than package-lock.json).',
    );
    return true;
  }
  console.error('Installing packages (npm ci) …');
  return runNpm(['ci', '--no-audit', '--no-fund', ...(quiet ? ['--loglevel=error'] : [])]) === 0;
}

/** Bundles the command line, the webview and the extension into `dist`, or into a folder of the caller's. */
export function bundle(folder) {
  const args = folder ? [`--outdir=${folder}`] : [];
  return run(process.execPath, [join(root, 'scripts', 'build.mjs'), ...args]) === 0;
}

/** Whether a command can be run. */
export function answers(command, args = ['--version']) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}
