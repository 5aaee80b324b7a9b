import { joinWords, splitWords } from '../../core/go/shell-words.ts';
import type { RunTarget } from '../run-target.ts';

export type TypedCommand = Pick<RunTarget, 'argv' | 'env'> & {
  /** The quote that was not closed; null if there is none. */
  readonly open: '"' | "'" | null;
};

/** A command as a POSIX shell takes it on every platform: `CGO_ENABLED=0 go build .` */
export function readTypedCommand(text: string, windows: boolean): TypedCommand {
  const { words, open } = splitWords(text, windows);
  const start = words.findIndex((word) => !VARIABLE.test(word));
  const end = start < 0 ? words.length : start;
  const env = words.slice(0, end).map((word): readonly [string, string] => {
    const [name = ''] = word.split('=', 1);
    return [name, word.slice(name.length + 1)];
  });
  return { env: Object.fromEntries(env), argv: words.slice(end), open };
}

/** The inverse of `readTypedCommand`. */
export function typedCommandText({ argv, env }: Pick<RunTarget, 'argv' | 'env'>, windows: boolean): string {
  const variables = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  return joinWords([...variables, ...argv], windows);
}

const VARIABLE = /^[A-Za-z_]\w*=/;
