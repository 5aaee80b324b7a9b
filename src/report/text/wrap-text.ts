import { textWidth } from './text-width.ts';

/** Lines of at most this width, broken at spaces and between wide characters; a longer word stays whole. */
export function wrapText(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(PIECES) ?? []) {
    if (line !== '' && textWidth(line + piece.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return [...lines, line.trimEnd()];
}

/** A word with what follows it, or one wide character with its punctuation, which must not begin a line. */
const PIECES = /[\u2e80-\u9fff][，。；：、）]*\s*|[^\s\u2e80-\u9fff]+[，。；：、）]*\s*|\s+/gu;
