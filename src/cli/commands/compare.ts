import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { keyStoreOf } from '../../app/explain-trace.ts';
import { exportTrace } from '../../app/export-trace.ts';
import { historyOf } from '../../app/history-of.ts';
import { readKeys } from '../../app/read-keys.ts';
import { linkedLibraries } from '../../collect/binary/linked-libraries.ts';
import { withStoredInputs } from '../../collect/keys/with-key-inputs.ts';
import { readGoCommand, recordGo } from '../../collect/record/record-go.ts';
import { type ComparedTraces, compareTraces } from '../../core/analysis/compare/compare-traces.ts';
import type { AllMessages } from '../../core/messages/en/all-messages.ts';
import type { BuildTrace } from '../../core/model/trace.ts';
import { foldTrace } from '../../core/trace/fold-trace.ts';
import { withVariables } from '../../platform/variables.ts';
import { renderComparePage } from '../../report/html/compare-html.ts';
import {
  type ComparedProgram,
  differs,
  type ToldComparison,
  tellComparison,
} from '../../report/text/compare-text.ts';
import { padEndTo, textWidth } from '../../report/text/text-width.ts';
import { printable } from '../../report/text/why-text.ts';
import { type Invocation, usage } from '../arguments.ts';
import type { Command, CommandLineContext } from '../command.ts';
import { writeNamedFile } from '../report-file.ts';
import { untilSignal } from '../terminal/until-signal.ts';
import { namedTrace } from '../trace-argument.ts';

/** One side: its trace, and its program where that could be looked at. */
interface Side {
  readonly trace: BuildTrace;
  readonly program: ComparedProgram | null;
}

interface ComparedCommand {
  readonly argv: readonly string[];
  /** Without what we put into a preset's command: where its program goes, what runs in its place. */
  readonly shown?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

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
    const { messages } = context;
    const temp = await mkdtemp(join(tmpdir(), 'go-build-pipeline-compare-'));
    try {
      const sides = await sidesOf(invocation, context, temp);
      const [first, ...others] = sides;
      if (first === undefined || others.length === 0) throw usage(messages.compare.sidesMissing);
      const compared = others.map((other) => ({ other, result: compareTraces(first.trace, other.trace) }));
      if (invocation.switches.has('json')) {
        const told = compared.map(({ result, other }) => ({
          ...result.comparison,
          programs: [first.program, other.program],
        }));
        context.stdout.write(`${JSON.stringify({ schemaVersion: '1.0', comparisons: told }, null, 2)}\n`);
      } else {
        const blocks = compared.map(({ result, other }) =>
          textOf(result, [first, other], messages).join('\n'),
        );
        context.stdout.write(`${blocks.join('\n\n')}\n`);
      }
      const html = invocation.values.get('html');
      const pairs = compared.map(({ other }) => [first, other] as const);
      if (html !== undefined) await writePage(html, pairs, context);
      return compared.some(({ result }) => differs(result.comparison)) ? 1 : 0;
    } finally {
      await rm(temp, { recursive: true, force: true });
    }
  },
};

async function sidesOf(
  invocation: Invocation,
  context: CommandLineContext,
  temp: string,
): Promise<readonly Side[]> {
  const commands = commandsOf(invocation, temp, context);
  if (commands !== null) {
    const sides: Side[] = [];
    // One after the other: side by side they would steal each other's time.
    for (const command of commands) sides.push(await recordSide(command, context));
    return sides;
  }
  const { operands } = invocation;
  if (operands.length !== 2) throw usage(context.messages.compare.sidesMissing);
  const store = keyStoreOf(context);
  await store.known();
  const traces: BuildTrace[] = [];
  for (const word of operands) {
    const trace = await namedTrace(word, historyOf(context), context);
    traces.push(withStoredInputs(trace, store.inputsOf));
  }
  // A file was made fit to be handed on; what it is compared with must be so as well.
  const fromFile = operands.some((word) => !word.startsWith('@'));
  const told = fromFile ? await Promise.all(traces.map((trace) => exportTrace(trace, context))) : traces;
  return told.map((trace) => ({ trace, program: null }));
}

/** The commands that a preset or `-- go … -- go …` stands for; null for two traces. */
function commandsOf(
  { operands, switches, values }: Invocation,
  temp: string,
  { messages }: CommandLineContext,
): readonly ComparedCommand[] | null {
  const says = messages.compare;
  const out = (name: string): string => `-o=${join(temp, name)}`;
  const target = operands.length === 0 ? ['.'] : operands;
  const flags = (values.get('flags') ?? '').split(/\s+/).filter((word) => word !== '');
  const build = (name: string, ...more: readonly string[]): ComparedCommand => ({
    argv: ['go', 'build', out(name), ...more, ...target],
    shown: ['go', 'build', ...more, ...target],
  });
  const presets: readonly (readonly [boolean, () => readonly ComparedCommand[]])[] = [
    [
      switches.has('run-build-install'),
      () => [
        build('build'),
        // The program itself is not run: something that ends at once takes its place.
        {
          argv: ['go', 'run', `-exec='${process.execPath}' -e 0`, ...target],
          shown: ['go', 'run', ...target],
        },
        { argv: ['go', 'install', ...target], env: { GOBIN: join(temp, 'bin') } },
      ],
    ],
    [
      switches.has('cgo'),
      () => [
        { ...build('cgo'), env: { CGO_ENABLED: '1' } },
        { ...build('nocgo'), env: { CGO_ENABLED: '0' } },
      ],
    ],
    [switches.has('race'), () => [build('plain'), build('race', '-race')]],
    [switches.has('trimpath'), () => [build('plain'), build('trimmed', '-trimpath')]],
    [values.has('flags'), () => [build('plain'), build('flags', ...flags)]],
  ];
  const chosen = presets.filter(([wanted]) => wanted);
  if (chosen.length > 1) throw usage(says.onePreset);
  if (chosen[0]) return chosen[0][1]();
  const cut = operands.indexOf('--');
  if (cut < 0) return null;
  return [operands.slice(0, cut), operands.slice(cut + 1)].map((argv) => {
    const [program] = argv;
    if (program === undefined || !basename(program).toLowerCase().startsWith('go')) {
      throw usage(program === undefined ? says.sidesMissing : says.notGo(program));
    }
    return { argv };
  });
}

async function recordSide({ argv, shown, env }: ComparedCommand, context: CommandLineContext): Promise<Side> {
  const place = { ...context, env: withVariables(context.platform, context.env, env ?? {}) };
  const command = readGoCommand(argv, context.directory, place.env);
  const recording = await recordGo({
    argv,
    cwd: context.directory,
    env: place.env,
    deep: false,
    recorderVersion: context.version,
    terminal: false,
    // Standard output is the comparison's.
    stdout: context.stderr,
    stderr: context.stderr,
  });
  const keys = readKeys(command, keyStoreOf(context), place, { remembers: false });
  const trace = await untilSignal((signal) => keys.finish(foldTrace(recording), signal));
  const kept = trace.binaries.find((binary) => binary.kept);
  const named = { ...trace, command: { ...trace.command, argv: shown ?? argv } };
  return { trace: named, program: kept ? await lookAt(kept.path) : null };
}

async function lookAt(file: string): Promise<ComparedProgram | null> {
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) return null;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { sizeBytes: bytes.length, sha256, libraries: linkedLibraries(bytes) };
}

const programsOf = ([first, second]: readonly [Side, Side]) => [first.program, second.program] as const;

function textOf(
  compared: ComparedTraces,
  sides: readonly [Side, Side],
  messages: AllMessages,
): readonly string[] {
  const { facts, lines } = tellComparison(compared, programsOf(sides), messages);
  return [...table(facts), ...lines.map(({ text }) => text)];
}

/** Labels, and one column a side; values that are equal stand once. */
function table(facts: ToldComparison['facts']): readonly string[] {
  const labels = Math.max(9, ...facts.map(([label]) => textWidth(label))) + 1;
  const width = Math.min(48, Math.max(...facts.map(([, value]) => textWidth(value))));
  return facts.flatMap(([label, value, other]) => {
    if (value === '' && other === '') return [];
    const text = value === other ? value : `${padEndTo(value, width)}   ${other}`;
    return [printable(`${padEndTo(label, labels)}${text}`).trimEnd()];
  });
}

/** Facts, causes and both pictures, fit to be handed on. */
async function writePage(
  file: string,
  pairs: readonly (readonly [Side, Side])[],
  context: CommandLineContext,
): Promise<void> {
  const told = pairs.map(async ([first, second]) => {
    const one = { ...first, trace: await exportTrace(first.trace, context) };
    const two = { ...second, trace: await exportTrace(second.trace, context) };
    const compared = compareTraces(one.trace, two.trace);
    return {
      comparison: compared.comparison,
      first: one.trace,
      second: two.trace,
      ...tellComparison(compared, programsOf([one, two]), context.messages),
    };
  });
  await writeNamedFile(file, renderComparePage(await Promise.all(told), context.messages), context);
}
