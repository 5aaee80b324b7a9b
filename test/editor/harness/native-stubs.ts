import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Replaces native modules of the server that no test needs with a few lines each: compiling them takes longer than the
 * rest of the installation.
 */
export function stubNativeModules(folder: string, server: string): void {
  replace(join(folder, 'node_modules', 'argon2', 'argon2.js'), PASSWORDS);
  replace(join(server, 'node_modules', '@vscode', 'spdlog', 'index.js'), LOG_FILES);
  for (const name of ['native-watchdog', '@vscode/native-watchdog'])
    replace(join(server, 'node_modules', name, 'index.js'), 'exports.start = () => {};\n');
}

function replace(file: string, text: string): void {
  if (existsSync(file)) writeFileSync(file, text);
}

/** The server accepts connections only from this machine, without a password. */
const PASSWORDS = `const no = async () => { throw new Error('no passwords here'); };
exports.hash = no;
exports.verify = no;
`;

/** Writes the server's log files line by line. */
const LOG_FILES = `const { appendFileSync } = require('node:fs');
const names = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];
let always = 2;
function logger(file) {
  let level = always;
  const write = (at) => (text) => {
    if (at < level) return;
    try { appendFileSync(file, new Date().toISOString() + ' [' + names[at] + '] ' + text + '\\n'); } catch {}
  };
  return {
    trace: write(0), debug: write(1), info: write(2), warn: write(3), error: write(4), critical: write(5),
    setLevel(to) { level = to; }, getLevel: () => level,
    setPattern() {}, clearFormatters() {}, flush() {}, drop() {},
  };
}
exports.version = 1;
exports.setLevel = (to) => { always = to; };
exports.setFlushOn = () => {};
exports.shutdown = () => {};
exports.createRotatingLogger = async (name, file) => logger(file);
exports.createAsyncRotatingLogger = async (name, file) => logger(file);
`;
