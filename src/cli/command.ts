import type { Writable } from 'node:stream';
import type { AllMessages } from '../core/messages/en/all-messages.ts';
import type { EditorHandoff } from '../protocol/live/editor-handoff.ts';
import type { Invocation, OptionSpec } from './arguments.ts';

/** A stream that may be a terminal. */
export type Screen = Writable & { readonly isTTY?: boolean; readonly columns?: number };

export interface Streams {
  /** Results. For `trace` it belongs to the traced command alone. */
  readonly stdout: Screen;
  /** What the tracer itself says. */
  readonly stderr: Screen;
}

/** Where the command line was started, as far as it is known before anything is loaded or opened. */
export interface CommandLinePlace {
  /** Opens the streams at the first call: in Node that takes milliseconds, which a traced command need not wait for. */
  readonly streams: () => Streams;
  /** Whether stdin, stdout or stderr is a terminal. */
  readonly terminal: boolean;
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

/** All that a command may touch of the world around it, and the language in which it speaks. */
export interface CommandLineContext extends CommandLinePlace, Streams {
  readonly messages: AllMessages;
}

/** What a file in `commands/` exports as `command`. Its help is in the messages, under its name. */
export type Command = CommandOptions &
  (
    | { run(invocation: Invocation, context: CommandLineContext): Promise<number> }
    /** Begins before messages are loaded and streams are open: `open` does both. */
    | {
        runAtOnce(
          invocation: Invocation,
          place: CommandLinePlace,
          open: () => Promise<CommandLineContext>,
        ): Promise<number>;
      }
  );

interface CommandOptions {
  readonly options: readonly OptionSpec[];
  readonly stopAtOperand?: boolean;
  readonly goFlags?: boolean;
  /** Exit code when it could not do its work; 2 unless said otherwise. */
  readonly failureCode?: number;
}
