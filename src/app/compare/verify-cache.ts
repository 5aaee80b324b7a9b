import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { type RecordOptions, recordGo } from '../../collect/record/record-go.ts';
import { type Verification, verifyOutputs } from '../../core/analysis/compare/verify-outputs.ts';
import { type GoCommandLine, parseGoCommandLine, withFlags } from '../../core/go/command-line.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import type { BuildTrace } from '../../core/model/trace.ts';
import { foldTrace } from '../../core/trace/fold-trace.ts';
import { removeTree } from '../../platform/remove-tree.ts';
import { NULL_DEVICE } from '../null-device.ts';
import { pipeFolder } from '../pipe-folder.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import type { UserContext } from '../user-context.ts';

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

/** Builds twice, each time with an empty cache, and compares the outputs of equal inputs. */
export async function verifyCache(
  argv: readonly string[],
  options: VerifyOptions,
  context: UserContext,
): Promise<Verification> {
  const line = parseGoCommandLine(argv);
  const { verb } = line;
  if (!VERIFIED_VERBS.includes(verb)) throw new UserFacingError('verify-not-a-build', { verb });
  const args = withoutProgram(line);
  const temp = await temporaryFolder('verify');
  try {
    options.onBuild?.(1);
    const first = await buildInto(join(temp, 'one'), args, options, context);
    options.onBuild?.(2);
    const second = await buildInto(join(temp, 'two'), args, options, context);
    return verifyOutputs(first, second);
  } finally {
    await removeTree(temp);
  }
}

/** `go build` of one program would leave it in the user's folder, although the user did not request it. */
function withoutProgram(line: GoCommandLine): readonly string[] {
  return line.verb === 'build' && line.output === null ? withFlags(line, [`-o=${NULL_DEVICE}`]) : line.argv;
}

async function buildInto(
  cache: string,
  argv: readonly string[],
  { goPath, recorderVersion, output, signals, signal }: VerifyOptions,
  context: UserContext,
): Promise<BuildTrace> {
  const { directory, env } = context;
  const recording = await recordGo({
    argv,
    goPath,
    cwd: directory,
    env: { ...env, GOCACHE: cache },
    pipeFolder: pipeFolder(context),
    deep: false,
    recorderVersion,
    terminal: false,
    stdout: output,
    stderr: output,
    signals,
    ...(signal === undefined ? {} : { signal }),
  });
  signal?.throwIfAborted();
  if (recording.end?.exitCode !== 0) throw new UserFacingError('verify-build-failed', {});
  return foldTrace(recording);
}
