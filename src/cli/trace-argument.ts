import { resolve } from 'node:path';
import { UserFacingError } from '../core/model/errors.ts';
import { commandLine } from '../core/words/command-line.ts';
import type { History } from '../store/history.ts';
import { readTextFile, TRACE_FILE } from '../store/trace-file.ts';
import { type Invocation, usage } from './arguments.ts';
import type { CommandLineContext } from './verb.ts';

export interface NamedTrace {
  readonly text: string;
  /** For messages: the file as given, or `@2`. */
  readonly name: string;
  /** null for a file. */
  readonly historyId: string | null;
}

/** The one operand of `show`, `report` and their like. */
export function singleOperand({ operands }: Invocation, noun: string): string {
  const [operand, extra] = operands;
  if (operand === undefined) throw usage(commandLine.errors.operandMissing(noun));
  if (extra !== undefined) throw usage(commandLine.errors.operandTooMany(noun, extra));
  return operand;
}

/** The text that a TRACE argument names: a file, `@last`, or `@2` for the one before it. */
export async function readNamedTrace(
  word: string,
  history: History,
  context: CommandLineContext,
): Promise<NamedTrace> {
  if (!word.startsWith('@')) {
    const text = await readTextFile(resolve(context.directory, word), TRACE_FILE);
    return { text, name: word, historyId: null };
  }
  const { id } = await historyEntry(word, history);
  return { text: await history.readText(id), name: word, historyId: id };
}

async function historyEntry(word: string, history: History): Promise<{ readonly id: string }> {
  const place = word === '@last' ? 1 : /^@[1-9]\d{0,5}$/.test(word) ? Number(word.slice(1)) : null;
  if (place === null) throw usage(commandLine.errors.notAHistoryName(word));
  const entries = await history.list();
  const entry = entries[place - 1];
  if (entry !== undefined) return entry;
  throw entries.length === 0
    ? new UserFacingError('history-empty', commandLine.errors.historyEmpty)
    : new UserFacingError('history-no-such-entry', commandLine.errors.noSuchEntry(word, entries.length));
}
