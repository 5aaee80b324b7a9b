import type { GoCommandLine } from '../../core/go/command-line.ts';
import type { AllMessages } from '../../core/messages/en/all-messages.ts';
import type { Progress } from '../../core/trace/progress.ts';
import type { StartContext } from '../command.ts';
import { isAtLineStart } from './cursor.ts';
import { type LiveWatch, watchLive } from './watch-live.ts';

/** What the user sees of a trace until its summary: the live line between the output of go and the program. */
export interface TraceScreen {
  /** Call it as soon as go runs. */
  readonly start: (line: GoCommandLine, context: StartContext) => void;
  readonly take: (progress: Progress) => void;
  readonly output: (bytes: Uint8Array, stream: 'stdout' | 'stderr') => void;
  readonly end: () => void;
  /** What must precede the summary: a program may leave its last line unfinished. */
  readonly lead: () => '' | '\n';
}

export interface TraceScreenOptions {
  readonly quiet: boolean;
  /** go writes to the terminal without us, so no live line is possible, and where its last line ends is unknown. */
  readonly inheritStderr: boolean;
}

/** `messages` returns null until they are loaded. */
export function openTraceScreen(
  { quiet, inheritStderr }: TraceScreenOptions,
  messages: () => AllMessages | null,
): TraceScreen {
  let live: LiveWatch | null = null;
  let sharesScreen = false;
  let isMidLine = false;
  return {
    start(line, { streams, env }) {
      const { stdout, stderr } = streams();
      sharesScreen = stdout.isTTY === true && stderr.isTTY === true;
      // go itself writes whole lines, its program may not.
      isMidLine = inheritStderr && (line.traced === 'run' || line.traced === 'test');
      if (!quiet && !inheritStderr) live = watchLive(line, { stdout, stderr }, env, messages);
    },
    take: (progress) => live?.take(progress),
    output(bytes, stream) {
      live?.stepAside(bytes);
      if (stream === 'stderr' || sharesScreen) isMidLine = !isAtLineStart(bytes, isMidLine);
    },
    end: () => live?.end(),
    lead: () => (isMidLine ? '\n' : ''),
  };
}
