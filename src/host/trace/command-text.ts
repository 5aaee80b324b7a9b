import { parseGoCommandLine } from '../../core/go/command-line.ts';
import { joinWords, splitWords } from '../../core/go/shell-words.ts';

/** What a user adds to the target; it is remembered for the next time. */
export interface Additions {
  readonly flags: readonly string[];
  readonly args: readonly string[];
}

export const NO_ADDITIONS: Additions = { flags: [], args: [] };

/** The whole command: flags from the settings, then those typed, then the target, then arguments. */
export function composeArgv(
  argv: readonly string[],
  settings: readonly string[],
  { flags, args }: Additions,
): readonly string[] {
  const { head, rest } = parts(argv);
  return [...head, ...settings, ...flags, ...rest, ...args];
}

/** The command as the user reads and edits it, without the flags from the settings. */
export function commandText(argv: readonly string[], additions: Additions, windows: boolean): string {
  return joinWords(composeArgv(argv, [], additions), windows);
}

/** The words that must not be edited. */
export function targetText(argv: readonly string[], windows: boolean): string {
  return joinWords(parts(argv).rest, windows);
}

export type ReadCommand =
  | { readonly additions: Additions }
  | { readonly problem: 'quote'; readonly quote: string }
  | { readonly problem: 'target'; readonly expected: string };

/** What was typed around the target. */
export function readCommandText(text: string, argv: readonly string[], windows: boolean): ReadCommand {
  const { words, open } = splitWords(text, windows);
  if (open !== null) return { problem: 'quote', quote: open };
  const { head, rest } = parts(argv);
  if (!startsWith(words, head)) return { problem: 'target', expected: joinWords(head, windows) };
  const added = words.slice(head.length);
  const at = added.findIndex((_, index) => startsWith(added.slice(index), rest));
  if (rest.length > 0 && at < 0) return { problem: 'target', expected: joinWords(rest, windows) };
  const end = rest.length === 0 ? added.length : at;
  return { additions: { flags: added.slice(0, end), args: added.slice(end + rest.length) } };
}

/** `go run` with its `-C`, which must come first, and the rest. */
function parts(argv: readonly string[]): { head: readonly string[]; rest: readonly string[] } {
  const end = parseGoCommandLine(argv).insertAt;
  return { head: argv.slice(0, end), rest: argv.slice(end) };
}

function startsWith(words: readonly string[], first: readonly string[]): boolean {
  return first.every((word, index) => words[index] === word);
}
