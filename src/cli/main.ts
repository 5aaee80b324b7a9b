#!/usr/bin/env node
import { homedir } from 'node:os';
import { join } from 'node:path';
import { HANDOFF_VARIABLE } from '../protocol/live/handoff-variable.ts';
import { loadMessages } from './language.ts';
import { runCommandLine } from './run.ts';

let terminalIsGone = false;

// A closed reader (`| head`) is not an error of ours, and a traced command must run to its end.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EIO') terminalIsGone = true;
    else if (error.code !== 'EPIPE') throw error;
  });
}

void main();

async function main(): Promise<void> {
  // The exit code if the event loop ends early: the tracer itself failed.
  process.exitCode = 125;
  // Only an editor passes a handoff: otherwise its reader need not be loaded.
  const ordered = process.env[HANDOFF_VARIABLE] !== undefined;
  const host = ordered
    ? (await import('../protocol/live/editor-handoff.ts')).takeEditorHandoff(process.env)
    : null;
  // The editor sends this signal when it closes the terminal, but may keep the other end open until we exit.
  const hangUp = host?.hold ? new Promise<void>((resolve) => process.on('SIGHUP', () => resolve())) : null;
  void hangUp?.then(() => {
    terminalIsGone = true;
  });
  if (host?.hold && host.live) {
    const { editorGone } = await import('./editor/editor-lifeline.ts');
    // As if the terminal had been closed: the listeners for that signal end go and its program.
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
    const { waitForKey } = await import('./terminal/wait-for-key.ts');
    await Promise.race([waitForKey(process.stdin, process.stdout, await loadMessages(place)), hangUp]);
  }
  if (terminalIsGone && process.platform !== 'win32') {
    // Node aborts if it cannot restore the terminal, so exit as if the terminal had been closed.
    process.removeAllListeners('SIGHUP');
    process.kill(process.pid, 'SIGHUP');
  }
  // The editor already knows the result; an exit code would make it report the failure again.
  if (hangUp !== null) process.exit(0);
  process.exitCode = code;
}
