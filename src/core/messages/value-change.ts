import { wordChange } from './word-change.ts';

/** The words around values that changed. */
export interface ValueTexts {
  /** For a value that is not set. */
  readonly none: string;
  /** `now with -N`, `now with -N, without -l`; an empty text means none. */
  readonly withAndWithout: (added: string, removed: string) => string;
  /** The same parts in another order. */
  readonly reordered: string;
}

const LONGEST_VALUE = 60;

/** Of more words than this, two lists are shorter than the pairs. */
const MOST_PAIRS = 3;

/**
 * An old and a new value, short enough for a line: `-O1 → -O2`. Of two long values, only the parts that differ
 * are shown, so that the two never look alike.
 */
export function valueChange(old: string | null, now: string | null, texts: ValueTexts): string {
  const [before, after] = [old ?? '', now ?? ''];
  const fits = before.length + after.length <= LONGEST_VALUE;
  if (fits || before === '' || after === '' || (isCommit(before) && isCommit(after)))
    return `${shown(before, texts)} → ${shown(after, texts)}`;
  const { added, removed } = wordChange(before, after);
  if (added.length + removed.length === 0) return texts.reordered;
  if (added.length === removed.length && added.length <= MOST_PAIRS)
    return added
      .map((word, at) => {
        const [from, to] = apart(removed[at] ?? '', word);
        return `${from} → ${to}`;
      })
      .join(', ');
  const [gone, come] = apart(removed.join(' '), added.join(' '));
  return texts.withAndWithout(cut(come), cut(gone));
}

function isCommit(value: string): boolean {
  return /^[0-9a-f]{40}$/.test(value);
}

function shown(value: string, { none }: ValueTexts): string {
  if (value === '') return none;
  // The first characters identify a commit.
  return isCommit(value) ? value.slice(0, 12) : cut(value);
}

function cut(value: string): string {
  return value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE - 1)}…` : value;
}

/** What stays of the equal start and end of two long words. */
const CONTEXT = 12;

/** Two words without most of their common start and end. */
function apart(old: string, now: string): readonly [string, string] {
  if (old.length + now.length <= LONGEST_VALUE) return [old, now];
  const shorter = Math.min(old.length, now.length);
  let start = 0;
  while (start < shorter && old[start] === now[start]) start++;
  let end = 0;
  while (end < shorter - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  const left = start > CONTEXT + 1 ? start - CONTEXT : 0;
  const right = end > CONTEXT + 1 ? end - CONTEXT : 0;
  const part = (word: string): string =>
    `${left > 0 ? '…' : ''}${cut(word.slice(left, word.length - right))}${right > 0 ? '…' : ''}`;
  return [part(old), part(now)];
}
