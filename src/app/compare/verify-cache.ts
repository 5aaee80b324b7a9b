import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { differingIn, type KeptBuild, keptBuild } from '../../collect/compare/kept-build.ts';
import { readHashedKeys } from '../../collect/keys/hashed-keys.ts';
import { matchKeys, withVetKeys } from '../../collect/keys/match-keys.ts';
import { type RecordOptions, readGoCommand, recordGo } from '../../collect/record/record-go.ts';
import { type Verification, verifyOutputs } from '../../core/analysis/compare/verify-outputs.ts';
import type { GoCommandLine } from '../../core/go/command-line.ts';
import type { GoCommand } from '../../core/go/go-command.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import { foldTrace } from '../../core/trace/fold-trace.ts';
import { removeTree } from '../../platform/remove-tree.ts';
import { pipeFolder } from '../pipe-folder.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import type { UserContext } from '../user-context.ts';
import { embeddableOutputs, writeOverlay } from './own-outputs.ts';
import { sideCommand } from './side-command.ts';

export interface VerifyOptions {
  /** The go command to start, if it is not the first argument. */
  readonly goPath?: string | undefined;
  readonly recorderVersion: string;
  /** Receives everything that both builds print. */
  readonly output: Writable;
  /** Called before each build starts, with 1 or 2. */
  readonly onBuild?: (number: number) => void;
  readonly signals: RecordOptions['signals'];
  /** Stops the running build; the promise then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** Running a program or a test twice would repeat its effects, and the cache is not involved. */
const VERIFIED_VERBS: readonly string[] = ['build', 'install', 'vet', 'list'];

/**
 * Builds twice, each time with an empty cache, and compares the outputs of equal inputs, down to the bytes of
 * archives and programs. Each build writes into temporary folders of its own: the user's files, caches and installed
 * programs stay as they are. Rejects with a `UserFacingError` if the command is no build, or if a build fails.
 */
export async function verifyCache(
  argv: readonly string[],
  options: VerifyOptions,
  context: UserContext,
): Promise<Verification> {
  const command = await readGoCommand(argv, context.directory, context.env, options.goPath);
  requireBuild(command.line);
  const folder = await temporaryFolder('verify');
  try {
    options.onBuild?.(1);
    const first = await buildIn(join(folder, 'one'), command, null, options, context);
    const outputs = embeddableOutputs(command.line, first);
    const { directory } = first.trace.command;
    const overlay =
      outputs.length === 0
        ? null
        : await writeOverlay(outputs, command.line, directory, join(folder, 'overlay.json'));
    options.onBuild?.(2);
    const second = await buildIn(join(folder, 'two'), command, overlay, options, context);
    return verifyOutputs(first.trace, second.trace, {
      differing: (one, other) => differingIn(first, one, second, other),
      ownOutputs: outputs.map(({ path }) => path),
    });
  } finally {
    await removeTree(folder);
  }
}

function requireBuild({ verb, testCompileOnly, n }: GoCommandLine): void {
  if (!VERIFIED_VERBS.includes(verb) && !testCompileOnly)
    throw new UserFacingError('verify-not-a-build', { verb });
  if (n) throw new UserFacingError('verify-dry-run', {});
}

/** Builds in folders of its own; go prints the inputs of each key as it hashes them. */
async function buildIn(
  folder: string,
  command: GoCommand,
  overlay: string | null,
  options: VerifyOptions,
  context: UserContext,
): Promise<KeptBuild> {
  const side = await sideCommand(command, folder, overlay, context);
  const { goPath, recorderVersion, output, signals, signal } = options;
  const hashed = readHashedKeys(output);
  const recording = await recordGo({
    argv: side.argv,
    goPath,
    cwd: context.directory,
    env: side.env,
    pipeFolder: pipeFolder(context),
    deep: false,
    recorderVersion,
    terminal: false,
    stdout: hashed.sink,
    stderr: hashed.sink,
    signals,
    ...(signal === undefined ? {} : { signal }),
  });
  const keys = hashed.end();
  signal?.throwIfAborted();
  if (recording.end?.exitCode !== 0) throw new UserFacingError('verify-build-failed', {});
  const trace = foldTrace(recording);
  const actions = withVetKeys(trace.actions, keys);
  // What is compared is in the work directory.
  await removeTree(side.cache);
  return keptBuild({ ...trace, actions, keyInputs: matchKeys(actions, keys) }, side.tempDir);
}
