import { eastAsianWidth } from 'get-east-asian-width';

/** Columns that a text takes in a terminal: wide characters count two, combining ones none. */
export function textWidth(text: string): number {
  let width = 0;
  for (const char of text) width += charWidth(char.codePointAt(0) ?? 0);
  return width;
}

/** The text with spaces behind it, so that the next column begins in the same place. */
export function padEndTo(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - textWidth(text)));
}

/** The same with the spaces before it: numbers of different length end in the same place. */
export function padStartTo(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - textWidth(text))) + text;
}

/** The text cut to so many columns, with an ellipsis when something is missing. */
export function cutToWidth(text: string, columns: number): string {
  if (textWidth(text) <= columns) return text;
  if (columns < 1) return '';
  let width = 0;
  let cut = '';
  for (const char of text) {
    width += charWidth(char.codePointAt(0) ?? 0);
    if (width > columns - 1) break;
    cut += char;
  }
  return `${cut}…`;
}

function charWidth(code: number): number {
  if (code < 0x300) return 1;
  return isInvisible(code) ? 0 : eastAsianWidth(code);
}

const isInvisible = (code: number): boolean => /^\p{M}$|^\p{Cf}$/u.test(String.fromCodePoint(code));
