import { cutToWidth } from '../../report/text/text-width.ts';
import type { Screen } from '../command.ts';
import { endsLine } from './cursor.ts';

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

/** Whether a line of ours may appear: a person watches, on a terminal that can erase. */
export function mayShowLiveLine(screen: Screen, env: Readonly<Record<string, string | undefined>>): boolean {
  return screen.isTTY === true && env.TERM !== 'dumb' && (env.CI === undefined || env.CI === '');
}
