import { whyFailed } from '../../collect/failure/failure.ts';
import { findGo } from '../../collect/toolchain/find-go.ts';
import { makeRunGo } from '../../collect/toolchain/run-go.ts';
import type { FailureAnswer } from '../../core/analysis/failure/answer.ts';
import {
  flagInForce,
  type GoCommandLine,
  parseGoCommandLine,
  withFlags,
} from '../../core/go/command-line.ts';
import { NULL_DEVICE } from '../null-device.ts';
import type { UserContext } from '../user-context.ts';

/**
 * What go answered: `failed` and why · `loads`: without a build there is no more to say · `succeeded` when built ·
 * `mustRun`: the command would change something, so it is not asked.
 */
export type Asked =
  | { readonly state: 'failed'; readonly answer: FailureAnswer }
  | { readonly state: 'silent'; readonly exitCode: number | null }
  | { readonly state: 'loads' | 'succeeded' | 'mustRun' };

const ASKABLE: ReadonlySet<string> = new Set(['run', 'build', 'install', 'test', 'vet', 'list']);

/**
 * Asks go why a command fails. Without `build`, go only plans it (`-n`): it loads all packages, with the messages of
 * the real command, and builds nothing. With `build` it compiles and links, and no program and no test is run.
 */
export async function askWhy(
  argv: readonly string[],
  { build, signal }: { readonly build: boolean; readonly signal?: AbortSignal | undefined },
  { directory, env, platform }: Pick<UserContext, 'directory' | 'env' | 'platform'>,
): Promise<Asked> {
  const line = parseGoCommandLine(argv);
  if (!ASKABLE.has(line.verb)) return { state: 'mustRun' };
  const go = await findGo(argv[0] ?? 'go', directory, { ...env });
  const runGo = makeRunGo({ path: go.path, env: { ...env }, group: 'ours', timeoutMs: LONGEST_BUILD_MS });
  const asked = build ? buildOnly(line, platform) : withFlags(line, ['-n']);
  const { exitCode, stderr, stdout } = await runGo(asked.slice(1), { cwd: directory, signal });
  if (exitCode === 0) return { state: build ? 'succeeded' : 'loads' };
  const text = stderr.trim() || stdout.trim();
  if (text === '') return { state: 'silent', exitCode };
  return { state: 'failed', answer: whyFailed({ argv, directory, env: { ...env }, text }) };
}

const LONGEST_BUILD_MS = 3_600_000;

/** Writes nothing, and starts a program that does nothing instead of programs and tests. */
function buildOnly(line: GoCommandLine, platform: NodeJS.Platform): readonly string[] {
  const nothing = platform === 'win32' ? 'cmd /c rem' : 'true';
  switch (line.verb) {
    case 'run':
    case 'test':
      return withFlags(line, [`-exec=${nothing}`]);
    case 'build':
      return flagInForce(line, 'o') === null ? withFlags(line, [`-o=${NULL_DEVICE}`]) : line.argv;
    case 'install':
      return line.packages.some((one) => one.includes('@'))
        ? withFlags(line, ['-n'])
        : withFlags(
            parseGoCommandLine(line.argv.map((word, at) => (line.roles[at] === 'command' ? 'build' : word))),
            [`-o=${NULL_DEVICE}`],
          );
    default:
      return line.argv;
  }
}
