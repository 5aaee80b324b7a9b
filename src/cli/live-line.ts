import { Writable } from 'node:stream';
import { cutToWidth } from './text-width.ts';
import type { Screen } from './verb.ts';

/**
 * One line at the bottom of a terminal that rewrites itself, and a way past it for all other output: what
 * goes through `passThrough` appears as if there were no such line.
 */
export interface LiveLine {
  show(text: string): void;
  /** Takes the line away; `show` may bring it back. */
  hide(): void;
  /** Takes it away for good: from here on the terminal belongs to somebody else. */
  end(): void;
  readonly passThrough: Writable;
}

const ERASE_LINE = '\r\u001b[K';

export function openLiveLine(screen: Screen): LiveLine {
  let shown = '';
  let ended = false;
  /** The cursor stands behind unfinished output of somebody else: a line of ours would tear it. */
  let midLine = false;

  const passThrough = new Writable({
    write(chunk: Buffer, _encoding, done) {
      hide();
      midLine = !endsLine(chunk, midLine);
      screen.write(chunk, (error) => done(error));
    },
  });

  return { show, hide, end, passThrough };

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

  function end(): void {
    hide();
    ended = true;
  }
}

/** Colors may be switched back after the last line end; they do not move the cursor. */
function endsLine(chunk: Buffer, wasMidLine: boolean): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what is looked for
  const plain = chunk.toString('latin1').replaceAll(/\u001b\[[0-9;]*m/g, '');
  return plain === '' ? !wasMidLine : plain.endsWith('\n');
}

/** Whether a line of ours may appear: a person watches, on a terminal that can erase. */
export function mayShowLiveLine(screen: Screen, env: Readonly<Record<string, string | undefined>>): boolean {
  return screen.isTTY === true && env.TERM !== 'dumb' && (env.CI === undefined || env.CI === '');
}
