import { NO_COLORS, type TextColors } from '../../report/text/colors.ts';
import type { Screen } from '../command.ts';

/** Colors for a terminal, unless its user asked for none (https://no-color.org). */
export function colorsFor(screen: Screen, env: Readonly<Record<string, string | undefined>>): TextColors {
  const refused = (env.NO_COLOR ?? '') !== '' || env.TERM === 'dumb';
  return screen.isTTY === true && !refused ? TERMINAL_COLORS : NO_COLORS;
}

const sequence =
  (code: number) =>
  (text: string): string =>
    text === '' ? '' : `\u001b[${code}m${text}\u001b[0m`;

const TERMINAL_COLORS: TextColors = {
  strong: sequence(1),
  quiet: sequence(2),
  work: sequence(33),
  cache: sequence(32),
  fault: sequence(31),
};
