import type { ChildProcess } from 'node:child_process';
import type * as vscode from 'vscode';

export interface PipedTerminal {
  readonly start: () => ChildProcess;
  /** The input for Ctrl-C. */
  readonly interrupt: (child: ChildProcess) => void;
  /** The terminal was closed while the command ran: kills it and everything that it started. */
  readonly end: (child: ChildProcess) => void;
  /** The line above the command. */
  readonly title: string;
  /**
   * Shown at the end, before the terminal waits for a key; null if the editor itself keeps the terminal open.
   */
  readonly pressKey: string | null;
}

/**
 * On a Windows desktop the editor is not a console program, so as the shell of a terminal it could neither
 * write nor read there. As a child process with pipes it works. This pseudoterminal edits lines and sends them
 * when they are complete; the program has no tty.
 */
export function needsPipes(
  platform: NodeJS.Platform = process.platform,
  versions: Readonly<Record<string, string | undefined>> = process.versions,
): boolean {
  return platform === 'win32' && versions['electron'] !== undefined;
}

export function pipedTerminal({
  start,
  interrupt,
  end,
  title,
  pressKey,
}: PipedTerminal): vscode.Pseudoterminal {
  const written = listeners<string>();
  const closed = listeners<number>();
  let child: ChildProcess | null = null;
  let code: number | null = null;
  let line = '';
  return {
    onDidWrite: written.event,
    onDidClose: closed.event,
    open() {
      if (title !== '') written.fire(`\u001b[2m${title}\u001b[0m\r\n`);
      child = start();
      for (const stream of [child.stdout, child.stderr]) {
        stream?.setEncoding('utf8').on('data', (text: string) => {
          written.fire(asScreen(text));
          // The editor would buffer everything it gets, so a flood of output is passed on in portions.
          stream.pause();
          setTimeout(() => stream.resume(), text.length > MUCH ? 10 : 0);
        });
      }
      child.stdin?.on('error', () => undefined);
      child.once('error', (error) => {
        written.fire(asScreen(`${error.message}\n`));
        finish(1);
      });
      child.once('close', (exitCode) => finish(exitCode ?? 1));
    },
    close() {
      if (child !== null && code === null) end(child);
    },
    handleInput(data) {
      if (code !== null) return closed.fire(code);
      // Cursor and function keys are not text.
      if (data.startsWith('\u001b')) return;
      for (const letter of data.replaceAll('\r\n', '\r')) type(letter);
    },
  };

  function type(letter: string): void {
    if (child === null) return;
    if (letter === '\u0003') interrupt(child);
    else if (letter === '\u0004' || letter === '\u001a') child.stdin?.end();
    else if (letter === '\r' || letter === '\n') {
      written.fire('\r\n');
      child.stdin?.write(`${line}\n`);
      line = '';
    } else if (letter === '\u007f' || letter === '\b') {
      if (line !== '') written.fire('\b \b');
      line = [...line].slice(0, -1).join('');
    } else if (letter >= ' ' || letter === '\t') {
      written.fire(letter);
      line += letter;
    }
  }

  function finish(exitCode: number): void {
    if (code !== null) return;
    code = exitCode;
    if (pressKey === null) closed.fire(exitCode);
    else written.fire(`\r\n\u001b[7m ${pressKey} \u001b[0m\r\n`);
  }
}

const MUCH = 16_384;

/** A terminal needs both characters to go to the start of the next line. */
function asScreen(text: string): string {
  return text.replaceAll(/\r?\n/g, '\r\n');
}

function listeners<T>(): { readonly event: vscode.Event<T>; readonly fire: (value: T) => void } {
  const all = new Set<(value: T) => unknown>();
  return {
    event: (listener, self) => {
      const one = listener.bind(self);
      all.add(one);
      return { dispose: () => all.delete(one) };
    },
    fire: (value) => {
      for (const listener of all) listener(value);
    },
  };
}
