import path from 'node:path';
import { parseGoCommandLine, withoutChdir } from '../core/go/command-line.ts';
import type { GoVerb } from '../core/model/traced-verbs.ts';

/** A go command that somebody may have started and traced: what `goPipeline.runMain` is given. */
export interface RunTarget {
  /** Absolute; where go is started. */
  readonly directory: string;
  /** `go` first, flags and target included; what the user adds comes on top. */
  readonly argv: readonly string[];
  /** On top of the editor's environment: `GOOS`, `GOWORK`, `CGO_ENABLED`. */
  readonly env: Readonly<Record<string, string>>;
  /** Recorded as it ran: flags of the settings are in it already. */
  readonly whole?: boolean;
}

/** Commands may be called by anybody, with anything. */
export function readRunTarget(value: unknown): RunTarget | null {
  if (typeof value !== 'object' || value === null) return null;
  const { directory, argv, env, whole } = value as Readonly<Record<string, unknown>>;
  if (typeof directory !== 'string' || !isWords(argv) || argv[0] !== 'go') return null;
  if (typeof env !== 'object' || env === null || !isWords(Object.values(env))) return null;
  return { directory, argv, env: env as RunTarget['env'], ...(whole === true ? { whole } : {}) };
}

/** The same command once more, of which only what ran is known. */
export function runAgain(
  recorded: Pick<RunTarget, 'directory' | 'argv'>,
  env: RunTarget['env'] = {},
): RunTarget {
  return { ...afterChdir(recorded), env, whole: true };
}

/** What is recorded is the directory in which go worked: a `-C` has been done by then. */
export function afterChdir({
  directory,
  argv,
}: Pick<RunTarget, 'directory' | 'argv'>): Pick<RunTarget, 'directory' | 'argv'> {
  return { directory, argv: withoutChdir(parseGoCommandLine(argv)) };
}

/** Where go works for a command as it was started: a `-C` leads elsewhere. */
export function worksIn({ directory, argv }: Pick<RunTarget, 'directory' | 'argv'>): string {
  return path.resolve(directory, parseGoCommandLine(argv).chdir ?? '');
}

/** null where it is no go command that can be traced. */
export function goVerbOf({ argv }: Pick<RunTarget, 'argv'>): GoVerb | null {
  return parseGoCommandLine(argv).traced;
}

function isWords(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((word) => typeof word === 'string');
}
