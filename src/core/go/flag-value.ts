/**
 * The value of a flag in the words of GOFLAGS or a command line: the last `-name=value` or `-name value`; null
 * if none.
 */
export function flagValue(words: readonly string[], name: string): string | null {
  let value: string | null = null;
  words.forEach((word, index) => {
    const match = /^--?([^=]+)(?:=([\s\S]*))?$/.exec(word);
    if (match?.[1] === name) value = match[2] ?? words[index + 1] ?? null;
  });
  return value;
}
