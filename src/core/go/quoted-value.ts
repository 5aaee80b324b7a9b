/** The quote directly before a position, with the backslash that a text quoted twice has before it; or null. */
export function quoteBefore(text: string, index: number): string | null {
  const before = text.charAt(index - 1);
  if (before !== '"' && before !== "'") return null;
  return text.charAt(index - 2) === '\\' ? `\\${before}` : before;
}

/**
 * Where a value ends that starts at `start`: before the `quote` that opened it or the text around it, otherwise
 * (null) at the end of the word.
 */
export function endOfValue(text: string, start: number, quote: string | null): number {
  if (quote === null) return endOfWord(text, start);
  // go quotes with %q; if it quotes a quoted text again, the inner quotes have one more backslash.
  const unit = quote === '"' ? 2 : quote === '\\"' ? 4 : 1;
  for (let at = text.indexOf(quote, start); at >= 0; at = text.indexOf(quote, at + 1)) {
    let backslashes = 0;
    while (text[at - 1 - backslashes] === '\\') backslashes++;
    if (backslashes % unit === 0) return at;
  }
  return text.length;
}

/** A quote inside a word belongs to it, with what it quotes; a quote that closes the surrounding text does not. */
function endOfWord(text: string, start: number): number {
  const end = /(?<!\\)\s|\\n(?=build\\t)|\\?["'](?=[\],;)}]?(?:\s|$|\\n))|["']/g;
  end.lastIndex = start;
  for (let match = end.exec(text); match !== null; match = end.exec(text)) {
    const quote = match[0];
    const isInner =
      /^["']$/.test(quote) && !/^[\],;)}]?(?:\s|$|\\n)/.test(text.slice(end.lastIndex, end.lastIndex + 3));
    if (!isInner) return match.index;
    const close = text.indexOf(quote, end.lastIndex);
    if (close >= 0) end.lastIndex = close + 1;
  }
  return text.length;
}
