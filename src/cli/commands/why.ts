import { askWhy } from '../../app/failure/ask-why.ts';
import { failureOf } from '../../app/failure/trace-failure.ts';
import { namedTrace } from '../../app/named-trace.ts';
import type { FailureAnswer } from '../../core/analysis/failure/answer.ts';
import { shownCommand } from '../../core/go/shell-words.ts';
import { loadFailureMessages } from '../../core/messages/load-failure-messages.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import { recordedCommand } from '../../report/text/recorded-at.ts';
import { answered } from '../answered-failure.ts';
import type { Invocation } from '../arguments.ts';
import { checkIsGo } from '../check-trace.ts';
import type { Command, CommandLineContext } from '../command.ts';
import { colorsFor } from '../terminal/colors.ts';
import { reachOf } from '../trace-argument.ts';

export const command: Command = {
  options: [{ name: 'build' }, { name: 'json' }, { name: 'all' }],
  stopAtOperand: true,

  async run(invocation, context) {
    const [first = '@last', ...rest] = invocation.operands;
    if (/^(?:@|-$|\/dev\/)|\.json$/.test(first)) return whyOfTrace(first, rest, invocation, context);
    checkIsGo(invocation.operands);
    return whyOfCommand(invocation, context);
  },
};

async function whyOfTrace(
  name: string,
  [extra]: readonly string[],
  invocation: Invocation,
  context: CommandLineContext,
): Promise<number> {
  if (extra !== undefined) throw new UserFacingError('operand-extra', { noun: 'TRACE', extra });
  const trace = await namedTrace(name, reachOf(invocation), context);
  const answer = failureOf(trace, context);
  if (answer === null) {
    const { command: explain } = await import('./explain.ts');
    return 'run' in explain ? explain.run(invocation, context) : 0;
  }
  const colors = colorsFor(context.stdout, context.env);
  await print(answer, [recordedCommand(trace, context.messages, colors)], invocation, context);
  return 1;
}

async function whyOfCommand(invocation: Invocation, context: CommandLineContext): Promise<number> {
  const { operands, switches } = invocation;
  const asked = await askWhy(operands, { build: switches.has('build') }, context);
  if (asked.state === 'failed') {
    await print(asked.answer, [], invocation, context);
    return 1;
  }
  const messages = await loadFailureMessages(context.messages.locale);
  const shown = shownCommand(operands);
  const text =
    asked.state === 'silent' ? messages.nothingPrinted(shown, asked.exitCode) : messages[asked.state](shown);
  const json = { command: operands, state: asked.state, text };
  context.stdout.write(`${switches.has('json') ? JSON.stringify(json, null, 2) : text}\n`);
  return asked.state === 'silent' ? 1 : asked.state === 'mustRun' ? 2 : 0;
}

async function print(
  answer: FailureAnswer,
  lead: readonly string[],
  { switches }: Invocation,
  context: CommandLineContext,
): Promise<void> {
  const { lines, json } = await answered(answer, context);
  const text = switches.has('json') ? JSON.stringify(json, null, 2) : [...lead, ...lines].join('\n');
  context.stdout.write(`${text}\n`);
}
