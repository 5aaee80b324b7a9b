import { type RecordOptions, readGoCommand, recordGo, runUntraced } from '../collect/record/record-go.ts';
import type { GoCommand } from '../core/go/go-command.ts';
import type { Recording } from '../core/trace/recording.ts';
import { pipeFolder } from './pipe-folder.ts';
import type { UserContext } from './user-context.ts';

export interface CommandToRecord {
  /** As typed, `go` first. */
  readonly argv: readonly string[];
  /** The go command to start, if it is not the first argument. */
  readonly goPath?: string | undefined;
  /** Whether we share a terminal with the command. */
  readonly terminal: boolean;
}

/** How to record it, and who follows it. */
export type Recorder = Pick<
  RecordOptions,
  | 'found'
  | 'deep'
  | 'inheritStderr'
  | 'wantSpans'
  | 'recorderVersion'
  | 'onProgress'
  | 'onOutput'
  | 'onStart'
  | 'wantPlan'
  | 'signal'
>;

/** Finds go and reads the command line. */
export function commandToRecord(
  { argv, goPath }: Pick<CommandToRecord, 'argv' | 'goPath'>,
  { directory, env }: Pick<UserContext, 'directory' | 'env'>,
): Promise<GoCommand> {
  return readGoCommand(argv, directory, env, goPath);
}

/** Starts the command at once; resolves to the recording when the command has ended. */
export function record(
  command: CommandToRecord,
  recorder: Recorder,
  context: Pick<UserContext, 'directory' | 'env' | 'platform' | 'home'>,
): Promise<Recording> {
  const { directory: cwd, env } = context;
  return recordGo({ ...command, ...recorder, cwd, env, signals: 'forward', pipeFolder: pipeFolder(context) });
}

/** Runs a go command without a pipeline, as it would run without us. */
export function runWithoutTrace(
  command: CommandToRecord,
  { directory: cwd, env }: Pick<UserContext, 'directory' | 'env'>,
): ReturnType<typeof runUntraced> {
  return runUntraced({ ...command, cwd, env, signals: 'forward' });
}
