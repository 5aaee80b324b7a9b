import { type ComparedBinaries, compareInspected } from '../app/binary/compare.ts';
import { viewBinaryComparison } from '../core/view/binary/binary-comparison.ts';
import { inspectText } from '../report/text/inspect-text.ts';
import type { Invocation } from './arguments.ts';
import type { CommandLineContext } from './command.ts';
import { loadBinaryMessages } from './language.ts';
import { colorsFor } from './terminal/colors.ts';
import { reachOf } from './trace-argument.ts';

/** Prints what differs between two binaries, and returns the exit code: 1 if anything does. */
export async function printBinaryComparison(
  [before, after]: readonly [string, string],
  invocation: Invocation,
  context: CommandLineContext,
): Promise<number> {
  const reach = reachOf(invocation);
  const compared = await compareInspected(
    { operand: before, name: null, reach },
    { operand: after, name: null, reach },
    context,
  );
  context.stdout.write(
    invocation.switches.has('json')
      ? jsonOf(compared)
      : await textOf(compared, [before, after], invocation, context),
  );
  return compared.comparison.isSame ? 0 : 1;
}

function jsonOf({ before, after, comparison }: ComparedBinaries): string {
  return `${JSON.stringify({ schemaVersion: '1.0', before: before.path, after: after.path, ...comparison }, null, 2)}\n`;
}

async function textOf(
  { comparison }: ComparedBinaries,
  names: readonly string[],
  { switches }: Invocation,
  context: CommandLineContext,
): Promise<string> {
  const messages = await loadBinaryMessages(context);
  const view = viewBinaryComparison(comparison, switches.has('packages'), messages);
  const lines = inspectText(names.join(' → '), view, {
    notes: [],
    sizes: null,
    colors: colorsFor(context.stdout, context.env),
    punctuation: messages.punctuation,
  });
  return lines.map((line) => `${line}\n`).join('');
}
