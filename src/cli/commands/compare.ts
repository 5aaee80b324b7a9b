import { binariesToCompare } from '../../app/binary/compare.ts';
import {
  type CommandsToCompare,
  type ComparedSide,
  compareCommands,
} from '../../app/compare/compare-commands.ts';
import { exportSides } from '../../app/compare/compare-export.ts';
import { tracesToCompare } from '../../app/compare/compare-stored.ts';
import { namedTrace } from '../../app/named-trace.ts';
import { compareTraces } from '../../core/analysis/compare/compare-traces.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import { isEqual } from '../../core/view/compare/compare-text.ts';
import { viewComparison } from '../../core/view/compare/compare-view.ts';
import { type ComparedPrograms, comparisonJson } from '../../report/json/compare-json.ts';
import { compareText } from '../../report/text/compare-text.ts';
import type { Invocation } from '../arguments.ts';
import { printBinaryComparison } from '../binary-comparison.ts';
import type { Command, CommandLineContext } from '../command.ts';
import { commandsToCompare } from '../compare-arguments.ts';
import { exitCodeOf } from '../exit-code.ts';
import { renderComparison, writeNamedFile } from '../report-file.ts';
import { untilSignal } from '../terminal/until-signal.ts';
import { reachOf } from '../trace-argument.ts';

export const command: Command = {
  options: [
    { name: 'all' },
    { name: 'json' },
    { name: 'html', value: 'FILE' },
    { name: 'run-build-install' },
    { name: 'cgo' },
    { name: 'race' },
    { name: 'trimpath' },
    { name: 'flags', value: 'FLAGS', mayBeFlag: true },
  ],

  async run(invocation, context) {
    const request = commandsToCompare(invocation);
    const binaries = request === null ? binariesToCompare(invocation.operands, context.directory) : null;
    if (binaries !== null) return printBinaryComparison(binaries, invocation, context);
    const sides = request === null ? await storedSides(invocation, context) : await run(request, context);
    if (sides === null) return exitCodeOf({ exitCode: null, signal: 'SIGINT' });
    const [first, ...others] = sides;
    if (first === undefined || others.length === 0) throw new UserFacingError('compare-sides-missing', {});
    const isSame = invocation.switches.has('json')
      ? printJson(first, others, context)
      : printText(sides, context);
    const html = invocation.values.get('html');
    if (html !== undefined) await writePage(html, sides, context);
    return isSame ? 0 : 1;
  },
};

/** The recorded sides; null if a signal ended the comparison. */
async function run(
  request: CommandsToCompare,
  context: CommandLineContext,
): Promise<readonly ComparedSide[] | null> {
  return untilSignal(async (signal) => {
    // Standard output is for the comparison only.
    const options = {
      recorderVersion: context.version,
      output: context.stderr,
      signals: 'forward' as const,
      signal,
    };
    return compareCommands(request, options, context).catch((error: unknown) => {
      if (signal.aborted && error === signal.reason) return null;
      throw error;
    });
  });
}

async function storedSides(
  invocation: Invocation,
  context: CommandLineContext,
): Promise<readonly ComparedSide[]> {
  const { operands } = invocation;
  const reach = reachOf(invocation);
  const [one, other, extra] = operands;
  if (one === undefined || other === undefined || extra !== undefined)
    throw new UserFacingError('compare-sides-missing', {});
  const named = [await namedTrace(one, reach, context), await namedTrace(other, reach, context)] as const;
  const handedOn = [one, other].some((arg) => !arg.startsWith('@'));
  const traces = await tracesToCompare(named, { handedOn }, context);
  return traces.map((trace) => ({ trace, programs: [] }));
}

/** Returns whether both sides are equal. */
function printJson(
  first: ComparedSide,
  others: readonly ComparedSide[],
  context: CommandLineContext,
): boolean {
  const compared = others.map(({ trace, programs }): ComparedPrograms => {
    const { comparison } = compareTraces(first.trace, trace);
    return { comparison, programs: [first.programs, programs] };
  });
  context.stdout.write(`${JSON.stringify(comparisonJson(compared), null, 2)}\n`);
  return compared.every(({ comparison }) => isEqual(comparison));
}

/** The same as text. */
function printText(sides: readonly ComparedSide[], context: CommandLineContext): boolean {
  const { pairs } = viewComparison(sides);
  const blocks = pairs.map((pair) => compareText(pair, context.messages).join('\n'));
  context.stdout.write(`${blocks.join('\n\n')}\n`);
  return pairs.every(isEqual);
}

/** Writes the redacted page of the comparison. */
async function writePage(
  file: string,
  sides: readonly ComparedSide[],
  context: CommandLineContext,
): Promise<void> {
  const view = viewComparison(await exportSides(sides, context));
  await writeNamedFile(file, await renderComparison(view, context), context);
}
