import { systemErrorOf, UserFacingError } from '../../core/model/errors.ts';
import { type RunOptions, run } from '../../platform/run.ts';
import { withVariables } from '../../platform/variables.ts';

export interface GoOutput {
  readonly stdout: string;
  readonly stderr: string;
  /** null if a signal, the timeout or a cancel ended it. */
  readonly exitCode: number | null;
  readonly timedOut: boolean;
}

/** Runs a go query: argv without `go`. Passed in, so that callers decide where go may run. */
export type RunGo = (
  argv: readonly string[],
  options: {
    readonly cwd: string;
    readonly env?: Readonly<Record<string, string>>;
    readonly signal?: AbortSignal | undefined;
  },
) => Promise<GoOutput>;

export interface QueriedGo {
  readonly path: string;
  readonly env: NodeJS.ProcessEnv;
  readonly timeoutMs?: number;
  /** Default: `own`. */
  readonly group?: RunOptions['group'];
}

/** Runs this go. Throws if it cannot be started. */
export function makeRunGo({ path, env, timeoutMs = 120_000, group = 'own' }: QueriedGo): RunGo {
  return async (argv, options) => {
    const { error, ...output } = await run(path, argv, {
      argv0: 'go',
      cwd: options.cwd,
      env: withVariables(process.platform, env, options.env ?? {}),
      signal: options.signal,
      timeoutMs,
      group,
    });
    if (error !== null)
      throw new UserFacingError('not-started', { path, reason: systemErrorOf(error) }, { cause: error });
    return output;
  };
}
