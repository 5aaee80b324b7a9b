import { resolve } from 'node:path';
import { UserFacingError } from '../core/model/errors.ts';
import type { BuildTrace } from '../core/model/trace.ts';
import { readTrace } from '../core/trace/read-trace.ts';
import type { History } from '../store/history.ts';
import { readTextFile, TRACE_FILE } from '../store/trace-file.ts';
import { type Invocation, usage } from './arguments.ts';
import type { CommandLineContext } from './command.ts';

/** The one operand of a verb that needs one. */
export function singleOperand(
  { operands }: Invocation,
  noun: string,
  { messages }: CommandLineContext,
): string {
  const [operand, extra] = operands;
  if (operand === undefined) throw usage(messages.commandLine.errors.operandMissing(noun));
  if (extra !== undefined) throw usage(messages.commandLine.errors.operandTooMany(noun, extra));
  return operand;
}

/** The TRACE of `show` and `report`: the last one when none is named. */
export function traceOperand({ operands }: Invocation, { messages }: CommandLineContext): string {
  const [operand = '@last', extra] = operands;
  if (extra !== undefined) throw usage(messages.commandLine.errors.operandTooMany('TRACE', extra));
  return operand;
}

/** The trace that a TRACE argument names: a file, `@last`, or `@2` for the one before it. */
export async function namedTrace(
  word: string,
  history: History,
  context: CommandLineContext,
): Promise<BuildTrace> {
  if (word.startsWith('@')) {
    const { id } = await historyEntry(word, history, context);
    return readTrace(await history.readText(id));
  }
  const text = await readTextFile(resolve(context.directory, word), TRACE_FILE);
  return namingFile(word, context, () => readTrace(text));
}

/** The readers speak of "the file"; people who gave several want to know which. */
export function namingFile<T>(file: string, { messages }: CommandLineContext, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof UserFacingError)) throw cause;
    throw new UserFacingError(cause.code, `${file}${messages.marks.colon}${messages.fault(cause.message)}`, {
      cause,
    });
  }
}

async function historyEntry(
  word: string,
  history: History,
  { messages }: CommandLineContext,
): Promise<{ readonly id: string }> {
  const place = word === '@last' ? 1 : /^@[1-9]\d{0,5}$/.test(word) ? Number(word.slice(1)) : null;
  if (place === null) throw usage(messages.commandLine.errors.notAHistoryName(word));
  const entries = await history.list();
  const entry = entries[place - 1];
  if (entry !== undefined) return entry;
  throw entries.length === 0
    ? new UserFacingError('history-empty', messages.commandLine.errors.historyEmpty)
    : new UserFacingError(
        'history-no-such-entry',
        messages.commandLine.errors.noSuchEntry(word, entries.length),
      );
}
