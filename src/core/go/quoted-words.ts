/**
 * The words of a value such as GOFLAGS or `-ldflags`, split like cmd/internal/quoted: blanks separate words,
 * and a whole word may be in '…' or "…", without escapes. null if a quote is not closed.
 */
export function splitQuoted(text: string): string[] | null {
  const words: string[] = [];
  let rest = text;
  for (;;) {
    rest = rest.replace(/^[ \t\n\r]+/, '');
    if (rest === '') return words;
    const quote = rest[0];
    if (quote === '"' || quote === "'") {
      const end = rest.indexOf(quote, 1);
      if (end < 0) return null;
      words.push(rest.slice(1, end));
      rest = rest.slice(end + 1);
    } else {
      const word = /^[^ \t\n\r]+/.exec(rest)?.[0] ?? rest;
      words.push(word);
      rest = rest.slice(word.length);
    }
  }
}

/** The inverse of `splitQuoted`. A word that contains both kinds of quotes cannot be written. */
export function joinQuoted(words: readonly string[]): string {
  return words.map(quoted).join(' ');
}

function quoted(word: string): string {
  if (word !== '' && !/[\s'"]/.test(word)) return word;
  return word.includes("'") ? `"${word}"` : `'${word}'`;
}
