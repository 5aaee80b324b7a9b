import { styleText } from 'node:util';
import { NO_COLORS, type TextColors } from '../../report/text/colors.ts';
import type { Screen } from '../command.ts';

/** Colors for a terminal, unless the user disabled them (https://no-color.org). */
export function colorsFor(screen: Screen, env: Readonly<Record<string, string | undefined>>): TextColors {
  const refused = (env.NO_COLOR ?? '') !== '' || env.TERM === 'dumb';
  // Node has styleText since 20.12.
  return screen.isTTY === true && !refused && styleText !== undefined ? TERMINAL_COLORS : NO_COLORS;
}

type Style = Parameters<typeof styleText>[0];

/** `validateStream: false`: otherwise Node decides, since 20.18, by the state of its own standard output. */
const styled =
  (style: Style) =>
  (text: string): string =>
    text === '' ? '' : styleText(style, text, { validateStream: false });

const TERMINAL_COLORS: TextColors = {
  strong: styled('bold'),
  quiet: styled('dim'),
  work: styled('yellow'),
  cache: styled('green'),
  fault: styled('red'),
};
