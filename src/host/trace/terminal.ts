import type { ChildProcess } from 'node:child_process';
import * as vscode from 'vscode';
import { loadStartProgram, type StartProgram, taskkill } from '../../platform/run.ts';
import { withVariables } from '../../platform/variables.ts';
import { asTerminal } from '../as-terminal.ts';
import { needsPipes, pipedTerminal } from './piped-terminal.ts';

export interface TracedTerminal {
  /** Arguments in front of the go command. */
  readonly options: readonly string[];
  readonly argv: readonly string[];
  readonly directory: string;
  /** The line above the command that shows what runs. */
  readonly shown: string;
  /** Added to the environment of every terminal of this window; includes the handoff. */
  readonly env: Readonly<Record<string, string>>;
  /** Takes the keyboard, because the program may read input. */
  readonly focus: boolean;
  /** Needed where the terminal itself has no Ctrl-C. */
  readonly interrupt: () => void;
  /** Shown at the end, in a terminal over pipes. */
  readonly pressKey: string;
}

/**
 * A real integrated terminal whose shell is our command line, instead of a Pseudoterminal over pipes. The
 * program therefore has a tty: questions can be answered, passwords stay hidden, colors and widths are as
 * usual, Ctrl-C and Ctrl-Z reach the whole process group, and a gigabyte of output never passes through the
 * extension host. For a Windows desktop see `needsPipes`.
 */
export async function openTerminal(
  context: vscode.ExtensionContext,
  traced: TracedTerminal,
): Promise<vscode.Terminal> {
  const terminal = needsPipes()
    ? overPipes(context, traced, await loadStartProgram())
    : realTerminal(context, traced);
  terminal.show(!traced.focus);
  return terminal;
}

function realTerminal(context: vscode.ExtensionContext, traced: TracedTerminal): vscode.Terminal {
  return vscode.window.createTerminal({
    name: traced.shown,
    shellPath: process.execPath,
    shellArgs: [...commandLineArgs(context, traced.options, traced.argv)],
    cwd: traced.directory,
    env: traced.env,
    message: `\u001b[2m${traced.shown}\u001b[0m`,
    iconPath: new vscode.ThemeIcon('type-hierarchy-sub'),
    // A terminal that a reload cannot reconnect to its command, so it ends with the window.
    isTransient: true,
  });
}

function overPipes(
  context: vscode.ExtensionContext,
  traced: TracedTerminal,
  startProgram: StartProgram,
): vscode.Terminal {
  const { shown, directory, env, interrupt, pressKey } = traced;
  const args = commandLineArgs(context, traced.options, traced.argv);
  return vscode.window.createTerminal({
    name: shown,
    pty: pipedTerminal({
      start: () => startPiped(startProgram, args, directory, env),
      interrupt,
      end: endTree,
      title: shown,
      pressKey,
    }),
    iconPath: new vscode.ThemeIcon('type-hierarchy-sub'),
    isTransient: true,
  });
}

/**
 * Our command line as a child process of the extension host, with the environment that a terminal would have.
 */
export function startPiped(
  startProgram: StartProgram,
  args: readonly string[],
  directory: string,
  added: Readonly<Record<string, string>>,
): ChildProcess {
  const own = Object.entries(process.env).filter(([name]) => !/^(?:VSCODE|ELECTRON)_/i.test(name));
  const env = withVariables(process.platform, Object.fromEntries(own), added);
  return startProgram(process.execPath, args, asTerminal(directory, env));
}

/** As closing a terminal ends what runs in it. */
export function endTree(child: ChildProcess): void {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') void taskkill(child.pid);
  else child.kill('SIGHUP');
}

export function commandLineArgs(
  context: vscode.ExtensionContext,
  options: readonly string[],
  argv: readonly string[],
): readonly string[] {
  return [commandLineFile(context), 'trace', ...options, ...argv];
}

/**
 * Terminals of an extension host that died: nothing can show or stop their commands any more, so they are
 * closed.
 */
export function sweepTerminals(context: vscode.ExtensionContext): void {
  for (const terminal of vscode.window.terminals) {
    const { creationOptions } = terminal;
    const args = 'shellArgs' in creationOptions ? creationOptions.shellArgs : undefined;
    if (Array.isArray(args) && args[0] === commandLineFile(context)) terminal.dispose();
  }
}

function commandLineFile(context: vscode.ExtensionContext): string {
  return context.asAbsolutePath('dist/cli.cjs');
}
