#!/usr/bin/env node
import { homedir } from 'node:os';
import { join, sep } from 'node:path';
import { isatty } from 'node:tty';
import { HANDOFF_VARIABLE } from '../protocol/live/handoff-variable.ts';
import type { Screen, StartContext, Streams } from './command.ts';
import { loadMessages } from './language.ts';
import { runCommandLine } from './run.ts';

let terminalIsGone = false;
let streams: Streams | null = null;

void main();

function openStreams(): Streams {
  streams ??= { stdout: guarded(process.stdout), stderr: guarded(process.stderr) };
  return streams;
}

/** A closed reader (`| head`) is not our error, and a traced command must run to its end. */
function guarded<T extends Screen>(stream: T): T {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EIO') terminalIsGone = true;
    else if (error.code !== 'EPIPE') throw error;
  });
  return stream;
}

async function main(): Promise<void> {
  // The exit code if the event loop ends early: the tracer itself failed.
  process.exitCode = 125;
  // Only an editor passes a handoff: otherwise its reader need not be loaded.
  const ordered = process.env[HANDOFF_VARIABLE] !== undefined;
  const host = ordered
    ? (await import('../protocol/live/editor-handoff.ts')).takeEditorHandoff(process.env)
    : null;
  // An editor that closes its terminal sends this signal, and may keep the other end open until we exit.
  const hangUp = host?.hold ? new Promise<void>((resolve) => process.on('SIGHUP', () => resolve())) : null;
  void hangUp?.then(() => {
    terminalIsGone = true;
  });
  if (host?.hold && host.live) {
    const { editorGone } = await import('./editor/editor-lifeline.ts');
    // As if the editor had closed the terminal: the listeners of that signal end go and its program.
    void editorGone(host.live.address).then(() => process.emit('SIGHUP', 'SIGHUP'));
  }

  const start: StartContext = {
    streams: openStreams,
    terminal: [0, 1, 2].some((fd) => isatty(fd)),
    env: process.env,
    directory: currentDirectory(),
    platform: process.platform,
    home: homedir(),
    webviewFolder: join(import.meta.dirname, 'webview'),
    version: process.env.PACKAGE_VERSION ?? '0.0.0-development',
    host,
  };
  const code = await runCommandLine(process.argv.slice(2), start);
  if (hangUp !== null && !terminalIsGone) {
    const { waitForKey } = await import('./terminal/wait-for-key.ts');
    const messages = await loadMessages(start);
    await Promise.race([waitForKey(process.stdin, openStreams().stdout, messages), hangUp]);
  }
  if (terminalIsGone && process.platform !== 'win32') {
    // Node aborts if it cannot restore the terminal, so exit as if the terminal had been closed.
    process.exitCode = code;
    process.removeAllListeners('SIGHUP');
    process.kill(process.pid, 'SIGHUP');
    return;
  }
  await Promise.all([streams?.stdout, streams?.stderr].map(written));
  // The editor already knows the result; an exit code would make it report the failure again. Exit at once: tearing
  // down the heap takes milliseconds.
  process.exit(hangUp === null ? code : 0);
}

/** The current directory may have been deleted; then every use of it reports that it does not exist. */
function currentDirectory(): string {
  try {
    return process.cwd();
  } catch {
    return process.env.PWD ?? sep;
  }
}

/** Resolves when a stream has passed on all its data, or is closed because its reader has gone. */
async function written(stream: Screen | undefined): Promise<void> {
  if (stream === undefined || stream.destroyed || stream.writableLength === 0) return;
  await new Promise<void>((resolve) => {
    stream.once('close', resolve);
    stream.write('', () => resolve());
  });
}
