import type { GoCommandLine } from '../../core/go/command-line.ts';
import type { AllMessages } from '../../core/messages/en/all-messages.ts';
import { plainText } from '../../core/messages/phrase.ts';
import type { RowLabel } from '../../core/model/row-label.ts';
import type { Progress } from '../../core/trace/progress.ts';
import type { RunningProgress } from '../../core/view/trace/progress.ts';
import { cutFrontToWidth, textWidth } from '../../report/text/text-width.ts';
import type { Screen, Streams } from '../command.ts';
import { mayShowLiveLine, openLiveLine } from './live-line.ts';
import { followProgress } from './live-progress.ts';

export interface LiveWatch {
  readonly take: (progress: Progress) => void;
  readonly stepAside: (bytes: Uint8Array) => void;
  readonly end: () => void;
}

/** Often enough to read; ten updates a second made a busy window lag behind. */
const REDRAW_EVERY_MS = 250;

/**
 * Shows `compiled 12 · now net/http 1.2 s` while go works, on a terminal that only we write to. `messages` returns
 * null until they are loaded.
 */
export function watchLive(
  line: GoCommandLine,
  { stdout, stderr }: Streams,
  env: Readonly<Record<string, string | undefined>>,
  messages: () => AllMessages | null,
): LiveWatch | null {
  if (!mayShowLiveLine(stderr, env) || writesPastUs(line, stdout)) return null;
  const progress = followProgress(line.traced === 'run');
  const liveLine = openLiveLine(stderr);
  const startedAt = performance.now();
  let isDrawn = false;
  let due: NodeJS.Immediate | undefined;
  const redraw = (): void => {
    const loaded = messages();
    if (loaded === null) return;
    const state = progress.at(performance.now() - startedAt);
    isDrawn ||= state !== null;
    liveLine.show(state === null ? () => '' : (columns) => runningText(state, columns, loaded));
  };
  /** After go's waiting lines have been read: a late timer must not draw what is no longer true. */
  const redrawSoon = (): void => {
    clearImmediate(due);
    due = setImmediate(redraw);
  };
  const timer = setInterval(redrawSoon, REDRAW_EVERY_MS);
  const end = (): void => {
    clearInterval(timer);
    clearImmediate(due);
    liveLine.end();
  };
  return {
    take: (what) => {
      progress.take(what);
      if (progress.isOver) end();
      // The first text appears at once.
      else if (!isDrawn) redrawSoon();
      else if (progress.at(performance.now() - startedAt) === null) liveLine.show(() => '');
    },
    stepAside: liveLine.stepAside,
    end,
  };
}

/** `compiled 12 · now …/internal/typesinternal 1.2 s`: only the path is shortened, and from its front. */
export function runningText(
  { compiled, now }: RunningProgress,
  columns: number,
  { headline }: Pick<AllMessages, 'headline'>,
): string {
  const whole = plainText(headline.running(compiled, now));
  if (now === null || !('name' in now.label) || !now.label.name) return whole;
  const room = columns - (textWidth(whole) - textWidth(now.label.name));
  const name = cutFrontToWidth(now.label.name, Math.max(room, LEAST_NAME));
  return plainText(headline.running(compiled, { ...now, label: { ...now.label, name } as RowLabel }));
}

/** In a terminal that is narrower than this, the end of the line is cut as well. */
const LEAST_NAME = 8;

/** go passes the terminal itself to a program whose output we cannot foresee. */
function writesPastUs(line: GoCommandLine, stdout: Screen): boolean {
  if (stdout.isTTY !== true) return false;
  return line.n || line.traced === 'list' || (line.traced === 'test' && line.testStreams);
}
