/** The words that only one of two values has, in their order. */
export interface WordChange {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** Compares flags word by word, and lists such as PATH and build tags entry by entry. */
export function wordChange(old: string, now: string): WordChange {
  const separator = /\s/.test(old + now) ? null : /[:;,]/.exec(separated(old) + separated(now))?.[0];
  const split = (text: string): readonly string[] =>
    separator ? text.split(separator) : (text.match(/(?:"(?:[^"\\]|\\.)*"|\S)+/g) ?? []);
  const [before, after] = [split(old), split(now)];
  return { added: without(after, before), removed: without(before, after) };
}

/** Without the colon of a Windows drive. */
function separated(text: string): string {
  return text.replace(/(^|;)[A-Za-z]:[\\/]/g, '$1');
}

/** Each word counts as often as it occurs: `-X` stands before each of its values. */
function without(words: readonly string[], others: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const word of others) left.set(word, (left.get(word) ?? 0) + 1);
  return words.filter((word) => {
    const count = left.get(word) ?? 0;
    if (count > 0) left.set(word, count - 1);
    return count === 0;
  });
}
