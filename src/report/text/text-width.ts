import { eastAsianWidth } from 'get-east-asian-width';

/** The columns of a text in a terminal: wide characters count as two, combining ones as none. */
export function textWidth(text: string): number {
  let width = 0;
  for (const char of text) width += charWidth(char.codePointAt(0) ?? 0);
  return width;
}

/** Pads the text on the right, so that the next column is aligned. */
export function padEndTo(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - textWidth(text)));
}

/** Pads the text on the left, so that numbers of different length are aligned. */
export function padStartTo(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - textWidth(text))) + text;
}

/** Truncates the text to this many columns, with an ellipsis. */
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

/** Truncates the text to this many columns at its front, because the end of a path tells most: `…/typesinternal`. */
export function cutFrontToWidth(text: string, columns: number): string {
  if (textWidth(text) <= columns) return text;
  if (columns < 1) return '';
  const chars = [...text];
  let width = 0;
  let start = chars.length;
  while (start > 0) {
    width += charWidth(chars[start - 1]?.codePointAt(0) ?? 0);
    if (width > columns - 1) break;
    start--;
  }
  // A combining character must not be separated from what it belongs to.
  while (start < chars.length && charWidth(chars[start]?.codePointAt(0) ?? 0) === 0) start++;
  const end = chars.slice(start).join('');
  // Whole elements, if at least one fits.
  const slash = end.indexOf('/');
  return `…${slash > 0 && slash < end.length - 1 ? end.slice(slash) : end}`;
}

function charWidth(code: number): number {
  if (code < 0x300) return 1;
  return isInvisible(code) ? 0 : eastAsianWidth(code);
}

const isInvisible = (code: number): boolean => /^\p{M}$|^\p{Cf}$/u.test(String.fromCodePoint(code));
