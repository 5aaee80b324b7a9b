import { withoutSecrets } from './secrets.ts';

/** The words of a command line as a user types them, without quotes; no shell is involved. */
export interface SplitWords {
  readonly words: readonly string[];
  /** The quote that was not closed; null if there is none. */
  readonly open: '"' | "'" | null;
}

/**
 * Inside single quotes everything is literal. Inside double quotes and outside of quotes, a backslash escapes a
 * quote, a space or a backslash. On Windows it only escapes a quote, because paths consist of backslashes.
 */
export function splitWords(text: string, windows: boolean): SplitWords {
  const words: string[] = [];
  let word: string | null = null;
  let open: SplitWords['open'] = null;
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at);
    const next = text.charAt(at + 1);
    if (open === null && /\s/.test(letter)) {
      if (word !== null) words.push(word);
      word = null;
    } else if (letter === open) open = null;
    else if (open === null && (letter === '"' || letter === "'")) {
      open = letter;
      word ??= '';
    } else if (letter === '\\' && open !== "'" && isKept(next, open, windows)) {
      word = (word ?? '') + next;
      at++;
    } else word = (word ?? '') + letter;
  }
  if (word !== null) words.push(word);
  return { words, open };
}

/** The inverse of `splitWords`. */
export function joinWords(words: readonly string[], windows: boolean): string {
  return words.map((word) => quoted(word, windows)).join(' ');
}

/** A command line on one line for display: words with spaces are visibly one word, and secrets are hidden. */
export function shownCommand(argv: readonly string[]): string {
  return withoutSecrets(argv)
    .map((word) => (word === '' || /\s/.test(word) ? quoted(word, false) : word))
    .join(' ');
}

function isKept(letter: string, open: SplitWords['open'], windows: boolean): boolean {
  if (letter === '"') return true;
  if (windows || letter === '') return false;
  return letter === '\\' || (open === null && /['\s]/.test(letter));
}

function quoted(word: string, windows: boolean): string {
  if (word !== '' && !/[\s"']/.test(word) && (windows || !word.includes('\\'))) return word;
  if (!windows && !word.includes("'")) return `'${word}'`;
  if (!windows) return `"${word.replaceAll(/["\\]/g, '\\$&')}"`;
  // A backslash before a quote would escape it, so such words are composed of pieces.
  return (
    word
      .split(/(")/)
      .map((part) => (part === '"' ? '\\"' : part === '' ? '' : singleOrDouble(part)))
      .join('') || '""'
  );
}

/** A piece without double quotes, for Windows. */
function singleOrDouble(part: string): string {
  if (!part.includes("'")) return `'${part}'`;
  return part
    .split(/(')/)
    .map((piece) => (piece === "'" ? `"'"` : piece === '' ? '' : `'${piece}'`))
    .join('');
}
