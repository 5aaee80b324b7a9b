import { resolve } from 'node:path';
import { UserFacingError, userErrorOf } from '../core/model/errors.ts';
import type { BuildTrace } from '../core/model/trace.ts';
import { readTrace } from '../core/trace/read-trace.ts';
import type { History } from '../store/history.ts';
import { readTextFile } from '../store/trace-file.ts';
import type { Invocation } from './arguments.ts';
import type { CommandLineContext } from './command.ts';

/** The one operand of a verb that needs one. */
export function singleOperand({ operands }: Invocation, noun: string): string {
  const [operand, extra] = operands;
  if (operand === undefined) throw new UserFacingError('operand-missing', { noun });
  if (extra !== undefined) throw new UserFacingError('operand-extra', { noun, extra });
  return operand;
}

/** The TRACE of `show` and `report`: the last one when none is named. */
export function traceOperand({ operands }: Invocation): string {
  const [operand = '@last', extra] = operands;
  if (extra !== undefined) throw new UserFacingError('operand-extra', { noun: 'TRACE', extra });
  return operand;
}

/** The trace that a TRACE argument names: a file, `@last`, or `@2` for the one before it. */
export async function namedTrace(
  word: string,
  history: History,
  context: CommandLineContext,
): Promise<BuildTrace> {
  if (word.startsWith('@')) {
    const { id } = await historyEntry(word, history);
    return readTrace(await history.readText(id));
  }
  const text = await readTextFile(resolve(context.directory, word), 'trace');
  return namingFile(word, () => readTrace(text));
}

/** The readers speak of "the file"; people who gave several want to know which. */
export function namingFile<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof UserFacingError)) throw cause;
    throw new UserFacingError('in-file', { path, error: userErrorOf(cause) }, { cause });
  }
}

async function historyEntry(word: string, history: History): Promise<{ readonly id: string }> {
  const place = word === '@last' ? 1 : /^@[1-9]\d{0,5}$/.test(word) ? Number(word.slice(1)) : null;
  if (place === null) throw new UserFacingError('not-a-history-name', { word });
  const entries = await history.list();
  const entry = entries[place - 1];
  if (entry !== undefined) return entry;
  throw entries.length === 0
    ? new UserFacingError('history-empty', {})
    : new UserFacingError('history-no-such-entry', { word, count: entries.length });
}
