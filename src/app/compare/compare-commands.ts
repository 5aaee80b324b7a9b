import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { linkedLibraries } from '../../collect/binary/linked-libraries.ts';
import { type RecordOptions, readGoCommand, recordGo } from '../../collect/record/record-go.ts';
import { withoutSecrets } from '../../core/go/secrets.ts';
import type { ComparedProgram } from '../../core/model/compared-program.ts';
import type { BuildTrace } from '../../core/model/trace.ts';
import { foldTrace } from '../../core/trace/fold-trace.ts';
import type { Progress } from '../../core/trace/progress.ts';
import { removeTree } from '../../platform/remove-tree.ts';
import { withVariables } from '../../platform/variables.ts';
import { ifStored } from '../../store/stored.ts';
import { pipeFolder } from '../pipe-folder.ts';
import { keyStoreOf } from '../rebuild/explain-trace.ts';
import { readKeys } from '../rebuild/read-keys.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import type { UserContext } from '../user-context.ts';
import { type CommandToCompare, type PresetRequest, presetCommands } from './compare-presets.ts';

/** A trace to compare, and the programs that its command wrote, if they could be read. */
export interface ComparedSide {
  readonly trace: BuildTrace;
  readonly programs: readonly ComparedProgram[];
}

/** A preset, or go commands. */
export type CommandsToCompare = PresetRequest | { readonly commands: readonly CommandToCompare[] };

export interface ComparisonProgress {
  /** Counted from 0. */
  readonly index: number;
  readonly total: number;
  /** The running command, for display. */
  readonly argv: readonly string[];
  /** The recorder's latest progress; null when the command is about to start. */
  readonly progress: Progress | null;
}

export interface CompareCommandsOptions {
  /** The go command to start; by default the first argument of each command is looked up in PATH. */
  readonly goPath?: string | undefined;
  readonly recorderVersion: string;
  /** Receives everything that the commands print. */
  readonly output: Writable;
  readonly onProgress?: (progress: ComparisonProgress) => void;
  readonly signals: RecordOptions['signals'];
  /** Stops the running command and abandons the comparison: the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/**
 * Runs the commands one after the other (in parallel they would slow each other down) and returns one side for
 * each, in the same order, without optional ones that go refused. The traces have the inputs of their keys and are not added to the history.
 */
export async function compareCommands(
  request: CommandsToCompare,
  options: CompareCommandsOptions,
  context: UserContext,
): Promise<readonly ComparedSide[]> {
  const folder = await temporaryFolder('compare');
  try {
    const commands = 'preset' in request ? presetCommands(request, folder) : request.commands;
    const sides: ComparedSide[] = [];
    for (const [index, command] of commands.entries()) {
      options.signal?.throwIfAborted();
      const report = (progress: Progress | null): void =>
        options.onProgress?.({
          index,
          total: commands.length,
          argv: withoutSecrets(command.shown ?? command.argv),
          progress,
        });
      report(null);
      const side = await recordSide(command, options, report, context);
      if (!(command.isOptional && isRefused(side))) sides.push(side);
    }
    options.signal?.throwIfAborted();
    return sides;
  } finally {
    await removeTree(folder);
  }
}

async function recordSide(
  { argv, shown, env: added = {} }: CommandToCompare,
  { goPath, recorderVersion, output, signals, signal = new AbortController().signal }: CompareCommandsOptions,
  onProgress: (progress: Progress) => void,
  context: UserContext,
): Promise<ComparedSide> {
  const env = withVariables(context.platform, context.env, added);
  const own = { ...context, env };
  const cwd = context.directory;
  const command = await readGoCommand(argv, cwd, env, goPath);
  const keys = readKeys(command, keyStoreOf(context), own, { remembers: false });
  const recording = await recordGo({
    argv,
    goPath,
    cwd,
    env,
    pipeFolder: pipeFolder(context),
    deep: false,
    recorderVersion,
    terminal: false,
    stdout: output,
    stderr: output,
    onProgress,
    signals,
    signal,
  });
  const trace = await keys.finish(foldTrace(recording), signal);
  const programs: ComparedProgram[] = [];
  // One after the other: a program may have hundreds of megabytes.
  for (const binary of trace.binaries.filter(({ kept }) => kept))
    programs.push(...(await readProgram(binary)));
  return {
    trace: { ...trace, command: { ...trace.command, argv: withoutSecrets(shown ?? argv) } },
    programs,
  };
}

/** go said why on stderr, and did nothing. */
function isRefused({ trace }: ComparedSide): boolean {
  return trace.exitCode !== 0 && trace.actions.length === 0;
}

async function readProgram({
  package: name,
  path: file,
}: BuildTrace['binaries'][number]): Promise<readonly ComparedProgram[]> {
  const bytes = await ifStored(file, readFile(file));
  if (bytes === null) return [];
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return [{ package: name, sizeBytes: bytes.length, sha256, libraries: linkedLibraries(bytes) }];
}
