#!/usr/bin/env node
import { homedir } from 'node:os';
import { join } from 'node:path';
import { HANDOFF_VARIABLE } from '../protocol/live/handoff-variable.ts';
import { loadMessages } from './language.ts';
import { runCommandLine } from './run.ts';

let terminalIsGone = false;

// A reader that went away (`| head`) is no fault of ours, and a traced command must run to its end.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EIO') terminalIsGone = true;
    else if (error.code !== 'EPIPE') throw error;
  });
}

void main();

async function main(): Promise<void> {
  // What stands if nothing is left to wait for before the end: the tracer itself failed.
  process.exitCode = 125;
  // Only an editor gives orders: nobody else waits until what reads them is loaded.
  const ordered = process.env[HANDOFF_VARIABLE] !== undefined;
  const host = ordered
    ? (await import('../protocol/live/editor-handoff.ts')).takeEditorHandoff(process.env)
    : null;
  // An editor that closes its terminal says so by this signal, and may keep the other end open until we are gone.
  const hangUp = host?.hold ? new Promise<void>((resolve) => process.on('SIGHUP', () => resolve())) : null;
  void hangUp?.then(() => {
    terminalIsGone = true;
  });
  if (host?.hold && host.live) {
    const { editorGone } = await import('./editor/editor-lifeline.ts');
    // As if it had closed the terminal: whoever listens for that ends go and its program.
    void editorGone(host.live.address).then(() => process.emit('SIGHUP', 'SIGHUP'));
  }

  const place = {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    directory: process.cwd(),
    platform: process.platform,
    home: homedir(),
    webviewFolder: join(import.meta.dirname, 'webview'),
    version: process.env.PACKAGE_VERSION ?? '0.0.0-development',
    host,
  };
  const code = await runCommandLine(process.argv.slice(2), place);
  if (hangUp !== null && !terminalIsGone) {
    const { holdTerminal } = await import('./terminal/wait-for-key.ts');
    await Promise.race([holdTerminal(process.stdin, process.stdout, await loadMessages(place)), hangUp]);
  }
  if (terminalIsGone && process.platform !== 'win32') {
    // Node aborts when it cannot give a terminal back as it found it: so we end as its closing ends everybody.
    process.removeAllListeners('SIGHUP');
    process.kill(process.pid, 'SIGHUP');
  }
  // The editor has heard how it ended; a code of its own would make it say so once more.
  if (hangUp !== null) process.exit(0);
  process.exitCode = code;
}
