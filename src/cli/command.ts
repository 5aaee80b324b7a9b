import type { Writable } from 'node:stream';
import type { AllMessages } from '../core/messages/en/all-messages.ts';
import type { EditorHandoff } from '../protocol/live/editor-handoff.ts';
import type { Invocation, OptionSpec } from './arguments.ts';

/** A stream that may be a terminal. */
export type Screen = Writable & { readonly isTTY?: boolean; readonly columns?: number };

export interface Streams {
  /** For results. For `trace` it belongs to the traced command alone. */
  readonly stdout: Screen;
  /** For messages of the tracer itself. */
  readonly stderr: Screen;
}

/** What the command line knows before anything is loaded or opened. */
export interface StartContext {
  /** Opens the streams at the first call: in Node that takes milliseconds, which a traced command need not wait for. */
  readonly streams: () => Streams;
  /** Whether stdin, stdout or stderr is a terminal. */
  readonly terminal: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly directory: string;
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly version: string;
  /** The folder of the built webview, which reports embed. */
  readonly webviewFolder: string;
  /** From the editor that started this command line; null in the user's own terminal. */
  readonly host?: EditorHandoff | null;
}

/** Everything that a command may access outside of itself, and the messages in its language. */
export interface CommandLineContext extends StartContext, Streams {
  readonly messages: AllMessages;
}

/** Each file in `commands/` exports one as `command`. Its help is in the messages, under its name. */
export type Command = CommandOptions &
  (
    | { run(invocation: Invocation, context: CommandLineContext): Promise<number> }
    /** Starts before the messages are loaded and the streams are open: `open` does both. */
    | {
        runAtOnce(
          invocation: Invocation,
          start: StartContext,
          open: () => Promise<CommandLineContext>,
        ): Promise<number>;
      }
  );

interface CommandOptions {
  readonly options: readonly OptionSpec[];
  readonly stopAtOperand?: boolean;
  readonly goFlags?: boolean;
  /** The exit code if it could not do its work; 2 by default. */
  readonly failureCode?: number;
}
