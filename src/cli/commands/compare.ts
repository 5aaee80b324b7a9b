import { type CommandsToCompare, type ComparedSide, compareCommands } from '../../app/compare-commands.ts';
import { tracesToCompare } from '../../app/compare-stored.ts';
import { exportTrace } from '../../app/export-trace.ts';
import { namedTrace } from '../../app/named-trace.ts';
import { compareTraces } from '../../core/analysis/compare/compare-traces.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import { renderComparePage } from '../../report/html/compare-html.ts';
import { comparePages } from '../../report/html/compare-pages.ts';
import { comparisonJson } from '../../report/json/compare-json.ts';
import { differs, lineText, tellComparison } from '../../report/text/compare-text.ts';
import { factTable } from '../../report/text/fact-table.ts';
import type { Invocation } from '../arguments.ts';
import type { Command, CommandLineContext } from '../command.ts';
import { commandsToCompare } from '../compare-arguments.ts';
import { exitCodeOf } from '../exit-code.ts';
import { writeNamedFile } from '../report-file.ts';
import { untilSignal } from '../terminal/until-signal.ts';

type Pair = readonly [ComparedSide, ComparedSide];

export const command: Command = {
  options: [
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
    const sides = request === null ? await storedSides(invocation, context) : await run(request, context);
    if (sides === null) return exitCodeOf({ exitCode: null, signal: 'SIGINT' });
    const [first, ...others] = sides;
    if (first === undefined || others.length === 0) throw new UserFacingError('compare-sides-missing', {});
    const pairs = others.map((other): Pair => [first, other]);
    const compared = pairs.map((pair) => ({ ...compareTraces(pair[0].trace, pair[1].trace), pair }));
    if (invocation.switches.has('json')) {
      const json = comparisonJson(compared.map((one) => ({ ...one, programs: programsOf(one.pair) })));
      context.stdout.write(`${JSON.stringify(json, null, 2)}\n`);
    } else {
      const blocks = compared.map((one) => {
        const { facts, lines } = tellComparison(one, programsOf(one.pair), context.messages);
        return [...factTable(facts), ...lines.map(lineText)].join('\n');
      });
      context.stdout.write(`${blocks.join('\n\n')}\n`);
    }
    const html = invocation.values.get('html');
    if (html !== undefined) await writePage(html, sides, context);
    return compared.some(({ comparison }) => differs(comparison)) ? 1 : 0;
  },
};

/** The recorded sides; null if a signal ended the comparison. */
async function run(
  request: CommandsToCompare,
  context: CommandLineContext,
): Promise<readonly ComparedSide[] | null> {
  return untilSignal(async (signal) => {
    // Standard output is for the comparison only.
    const options = { recorderVersion: context.version, output: context.stderr, signal };
    return compareCommands(request, options, context).catch((error: unknown) => {
      if (signal.aborted && error === signal.reason) return null;
      throw error;
    });
  });
}

async function storedSides(
  { operands }: Invocation,
  context: CommandLineContext,
): Promise<readonly ComparedSide[]> {
  const [one, other, extra] = operands;
  if (one === undefined || other === undefined || extra !== undefined)
    throw new UserFacingError('compare-sides-missing', {});
  const named = [await namedTrace(one, context), await namedTrace(other, context)] as const;
  const handedOn = [one, other].some((word) => !word.startsWith('@'));
  const traces = await tracesToCompare(named, { handedOn }, context);
  return traces.map((trace) => ({ trace, program: null }));
}

const programsOf = ([first, second]: Pair) => [first.program, second.program] as const;

/** Facts, causes and both pictures, fit to be handed on. */
async function writePage(
  file: string,
  sides: readonly ComparedSide[],
  context: CommandLineContext,
): Promise<void> {
  const exported = await Promise.all(
    sides.map(async ({ trace, program }) => ({ trace: await exportTrace(trace, context), program })),
  );
  const pages = comparePages(exported, context.messages);
  await writeNamedFile(file, renderComparePage(pages, context.messages), context);
}
