import type { ChildProcess } from 'node:child_process';
import * as vscode from 'vscode';
import { loadStartProgram, type StartProgram, taskkill } from '../../platform/run.ts';
import { withVariables } from '../../platform/variables.ts';
import { asTerminal } from '../as-terminal.ts';
import { needsPipes, pipedTerminal } from './piped-terminal.ts';

export interface TracedTerminal {
  /** In front of the go command. */
  readonly options: readonly string[];
  readonly argv: readonly string[];
  readonly directory: string;
  /** Above the command: what runs, for a reader who comes later. */
  readonly shown: string;
  /** On top of the environment that every terminal of this window has; the handoff is in it. */
  readonly env: Readonly<Record<string, string>>;
  /** The keyboard goes there: the program may ask. */
  readonly focus: boolean;
  /** Where the terminal itself has no Ctrl-C. */
  readonly interrupt: () => void;
  /** Said when the command has ended, where the terminal is one over pipes. */
  readonly pressKey: string;
}

/**
 * A real integrated terminal whose shell is our command line, and not a Pseudoterminal over pipes: so the
 * program has a terminal. Its questions can be answered, passwords stay hidden, colors and widths are as
 * always, Ctrl-C and Ctrl-Z come from the terminal itself and reach everybody in it, and a gigabyte of output
 * never passes through the extension host: the editor's own scrollback is the bound. A Windows desktop has
 * nothing to start in it, see `needsPipes`.
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
    // Its command could not be found again after a reload: it ends with the window.
    isTransient: true,
  });
}

function overPipes(
  context: vscode.ExtensionContext,
  traced: TracedTerminal,
  startProgram: StartProgram,
): vscode.Terminal {
  const { shown, directory, env, interrupt, pressKey } = traced;
  const words = commandLineArgs(context, traced.options, traced.argv);
  return vscode.window.createTerminal({
    name: shown,
    pty: pipedTerminal({
      start: () => startPiped(startProgram, words, directory, env),
      interrupt,
      end: endTree,
      title: shown,
      pressKey,
    }),
    iconPath: new vscode.ThemeIcon('type-hierarchy-sub'),
    isTransient: true,
  });
}

/** Our command line as a child of the extension host, in the environment that a terminal would have. */
export function startPiped(
  startProgram: StartProgram,
  words: readonly string[],
  directory: string,
  added: Readonly<Record<string, string>>,
): ChildProcess {
  const own = Object.entries(process.env).filter(([name]) => !/^(?:VSCODE|ELECTRON)_/i.test(name));
  const env = withVariables(process.platform, Object.fromEntries(own), added);
  return startProgram(process.execPath, words, asTerminal(directory, env));
}

/** As a closed terminal ends what runs in it. */
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
 * Terminals of an extension host that died without a word: whoever started them cannot show or end them any
 * more, so they end now.
 */
export function sweepTerminals(context: vscode.ExtensionContext): void {
  for (const terminal of vscode.window.terminals) {
    const { creationOptions } = terminal;
    const words = 'shellArgs' in creationOptions ? creationOptions.shellArgs : undefined;
    if (Array.isArray(words) && words[0] === commandLineFile(context)) terminal.dispose();
  }
}

function commandLineFile(context: vscode.ExtensionContext): string {
  return context.asAbsolutePath('dist/cli.cjs');
}
