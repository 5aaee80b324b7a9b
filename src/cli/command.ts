import type { Readable, Writable } from 'node:stream';
import type { AllMessages } from '../core/messages/en/all-messages.ts';
import type { EditorHandoff } from '../protocol/live/editor-handoff.ts';
import type { Invocation, OptionSpec } from './arguments.ts';

/** A stream that may be a terminal. */
export type Screen = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** Where the command line was started. */
export interface CommandLinePlace {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  /** Results. For `trace` it belongs to the traced command alone. */
  readonly stdout: Screen;
  /** What the tracer itself says. */
  readonly stderr: Screen;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly directory: string;
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly version: string;
  /** Where the built webview lies, which reports carry inside. */
  readonly webviewFolder: string;
  /** Of the editor that started this command line; null in a terminal of the user's own. */
  readonly host?: EditorHandoff | null;
}

/** All that a verb may touch of the world around it, and the language in which it speaks. */
export interface CommandLineContext extends CommandLinePlace {
  readonly messages: AllMessages;
}

/** What a file in `verbs/` exports as `verb`. Its help stands in the words, under its name. */
export interface Command {
  readonly options: readonly OptionSpec[];
  readonly stopAtOperand?: boolean;
  readonly goFlags?: boolean;
  /** Exit code when it could not do its work; 2 unless said otherwise. */
  readonly failureCode?: number;
  run(invocation: Invocation, context: CommandLineContext): Promise<number>;
}
