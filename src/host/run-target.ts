import path from 'node:path';
import { parseGoCommandLine, withoutChdir } from '../core/go/command-line.ts';
import { type RecordedCommand, readRecordedLine } from '../core/go/recorded-line.ts';
import type { GoVerb } from '../core/model/traced-verbs.ts';

/** A go command to trace: the argument of `goPipeline.runMain`. */
export interface RunTarget {
  /** The absolute directory where go is started. */
  readonly directory: string;
  /** `go` first, with flags and target; what the user adds comes on top. */
  readonly argv: readonly string[];
  /** Added to the editor's environment: `GOOS`, `GOWORK`, `CGO_ENABLED`. */
  readonly env: Readonly<Record<string, string>>;
  /** As recorded: it already contains the flags of the settings. */
  readonly whole?: boolean;
}

/** Anybody can call commands with any argument. */
export function readRunTarget(value: unknown): RunTarget | null {
  if (typeof value !== 'object' || value === null) return null;
  const { directory, argv, env, whole } = value as Readonly<Record<string, unknown>>;
  if (typeof directory !== 'string' || !isTextList(argv) || argv[0] !== 'go') return null;
  if (typeof env !== 'object' || env === null || !isTextList(Object.values(env))) return null;
  return { directory, argv, env: env as RunTarget['env'], ...(whole === true ? { whole } : {}) };
}

/** The same command again, if only the recorded argv is known. */
export function runAgain(
  recorded: RecordedCommand & Pick<RunTarget, 'directory'>,
  env: RunTarget['env'] = {},
): RunTarget {
  return { ...afterChdir(recorded), env, whole: true };
}

/** The recorded directory is the one where go worked, after `-C`. */
export function afterChdir({
  directory,
  ...command
}: RecordedCommand & Pick<RunTarget, 'directory'>): Pick<RunTarget, 'directory' | 'argv'> {
  return { directory, argv: withoutChdir(readRecordedLine(command)) };
}

/** The directory where go works for a command as it was started, after `-C`. */
export function worksIn({ directory, argv }: Pick<RunTarget, 'directory' | 'argv'>): string {
  return path.resolve(directory, parseGoCommandLine(argv).chdir ?? '');
}

/** null if it is not a go command that can be traced. */
export function goVerbOf({ argv }: Pick<RunTarget, 'argv'>): GoVerb | null {
  return parseGoCommandLine(argv).traced;
}

function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((word) => typeof word === 'string');
}
