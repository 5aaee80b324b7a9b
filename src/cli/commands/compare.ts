import { basename } from 'node:path';
import { type CommandsToCompare, type ComparedSide, compareCommands } from '../../app/compare-commands.ts';
import { COMPARE_PRESETS, type ComparePreset } from '../../app/compare-presets.ts';
import { tracesToCompare } from '../../app/compare-stored.ts';
import { exportTrace } from '../../app/export-trace.ts';
import { namedTrace } from '../../app/named-trace.ts';
import { compareTraces } from '../../core/analysis/compare/compare-traces.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import { renderComparePage } from '../../report/html/compare-html.ts';
import { comparisonJson } from '../../report/json/compare-json.ts';
import { differs, lineText, tellComparison } from '../../report/text/compare-text.ts';
import { factTable } from '../../report/text/fact-table.ts';
import type { Invocation } from '../arguments.ts';
import type { Command, CommandLineContext } from '../command.ts';
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
    if (html !== undefined) await writePage(html, pairs, context);
    return compared.some(({ comparison }) => differs(comparison)) ? 1 : 0;
  },
};

/** The sides that were recorded; null when a signal ended the comparison. */
async function run(
  request: CommandsToCompare,
  context: CommandLineContext,
): Promise<readonly ComparedSide[] | null> {
  return untilSignal(async (signal) => {
    // Standard output belongs to the comparison.
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

/** What a preset or `-- go … -- go …` stands for; null for two traces. */
function commandsToCompare({ operands, switches, values }: Invocation): CommandsToCompare | null {
  const isChosen = (preset: ComparePreset): boolean => switches.has(preset) || values.has(preset);
  const [preset, ...more] = COMPARE_PRESETS.filter(isChosen);
  if (more.length > 0) throw new UserFacingError('compare-one-preset', {});
  if (preset !== undefined) {
    const flags = (values.get('flags') ?? '').split(/\s+/).filter((word) => word !== '');
    return { preset, targets: operands, flags };
  }
  const cut = operands.indexOf('--');
  if (cut < 0) return null;
  const commands = [operands.slice(0, cut), operands.slice(cut + 1)];
  for (const [program] of commands) {
    if (program === undefined) throw new UserFacingError('compare-sides-missing', {});
    if (!basename(program).toLowerCase().startsWith('go'))
      throw new UserFacingError('compare-not-go', { word: program });
  }
  return { commands };
}

const programsOf = ([first, second]: Pair) => [first.program, second.program] as const;

/** Facts, causes and both pictures, fit to be handed on. */
async function writePage(file: string, pairs: readonly Pair[], context: CommandLineContext): Promise<void> {
  const pages = pairs.map(async (pair) => {
    const first = await exportTrace(pair[0].trace, context);
    const second = await exportTrace(pair[1].trace, context);
    const compared = compareTraces(first, second);
    const told = tellComparison(compared, programsOf(pair), context.messages);
    return { comparison: compared.comparison, first, second, ...told };
  });
  await writeNamedFile(file, renderComparePage(await Promise.all(pages), context.messages), context);
}
