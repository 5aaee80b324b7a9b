import { cutToWidth } from './text-width.ts';
import type { Screen } from './verb.ts';

/** One line at the bottom of a terminal that rewrites itself and steps aside for all other output. */
export interface LiveLine {
  show(text: string): void;
  /** Somebody else is about to write these bytes to the terminal. */
  stepAside(bytes: Uint8Array): void;
  /** Takes it away for good: from here on the terminal belongs to somebody else. */
  end(): void;
}

const ERASE_LINE = '\r\u001b[K';

export function openLiveLine(screen: Screen): LiveLine {
  let shown = '';
  let ended = false;
  /** The cursor stands behind unfinished output of somebody else: a line of ours would tear it. */
  let midLine = false;

  return { show, stepAside, end };

  function show(text: string): void {
    if (ended || midLine) return;
    // The last column stays free: a terminal may wrap when it is filled.
    const line = cutToWidth(text.replaceAll(/\p{Cc}/gu, ' '), (screen.columns ?? 80) - 1);
    if (line === shown) return;
    screen.write(line === '' ? ERASE_LINE : `\r${line}\u001b[K`);
    shown = line;
  }

  function hide(): void {
    if (shown !== '') screen.write(ERASE_LINE);
    shown = '';
  }

  function stepAside(bytes: Uint8Array): void {
    hide();
    midLine = !endsLine(bytes, midLine);
  }

  function end(): void {
    hide();
    ended = true;
  }
}

/** Colors may be switched back after the last line end; they do not move the cursor. */
function endsLine(bytes: Uint8Array, wasMidLine: boolean): boolean {
  // Only the end counts, and megabytes may come at once.
  const end = Buffer.from(bytes.subarray(-256));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what is looked for
  const plain = end.toString('latin1').replaceAll(/\u001b\[[0-9;]*m/g, '');
  return plain === '' ? !wasMidLine : plain.endsWith('\n');
}

/** Whether a line of ours may appear: a person watches, on a terminal that can erase. */
export function mayShowLiveLine(screen: Screen, env: Readonly<Record<string, string | undefined>>): boolean {
  return screen.isTTY === true && env.TERM !== 'dumb' && (env.CI === undefined || env.CI === '');
}
