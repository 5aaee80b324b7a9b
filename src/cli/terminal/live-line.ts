import { cutToWidth } from '../../report/text/text-width.ts';
import type { Screen } from '../command.ts';
import { isAtLineStart } from './cursor.ts';

/** One line at the bottom of a terminal that updates itself and is removed before any other output. */
export interface LiveLine {
  /** `text` is the line for a number of columns; what is longer is cut at its end. */
  show(text: (columns: number) => string): void;
  /** Other output is about to be written to the terminal. */
  stepAside(bytes: Uint8Array): void;
  /** Removes it for good, because the terminal now belongs to the program. */
  end(): void;
}

const ERASE_LINE = '\r\u001b[K';

export function openLiveLine(screen: Screen): LiveLine {
  let shown = '';
  let ended = false;
  /** The cursor is after unfinished output, which our line would break. */
  let midLine = false;

  return { show, stepAside, end };

  function show(text: (columns: number) => string): void {
    if (ended || midLine) return;
    // The last column stays free, because a terminal may wrap when it is filled.
    const columns = (screen.columns || 80) - 1;
    const line = cutToWidth(text(columns).replaceAll(/\p{Cc}/gu, ' '), columns);
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
    midLine = !isAtLineStart(bytes, midLine);
  }

  function end(): void {
    hide();
    ended = true;
  }
}

/** Whether a live line is possible: a terminal that can erase, with a user watching. */
export function mayShowLiveLine(screen: Screen, env: Readonly<Record<string, string | undefined>>): boolean {
  return screen.isTTY === true && env.TERM !== 'dumb' && (env.CI === undefined || env.CI === '');
}
