import { join, relative } from 'node:path';
import { plainPath } from '../../core/analysis/build/build-ids.ts';
import type { MainAnswer } from '../../core/analysis/main-package/answer.ts';
import { flagWords, parseGoCommandLine } from '../../core/go/command-line.ts';
import { minorOf } from '../../core/go/flags.ts';
import type { BuildDiagnostic, BuildTrace } from '../../core/model/trace.ts';
import { type WhyOptions, whyCommandFailed } from './why.ts';

/**
 * Why a traced `go run` (or a build of the same target) could not run anything: judged from what go said
 * then, and the files as they are now. null when it failed for another reason, or not at all.
 */
export function mainAnswerOf(trace: BuildTrace, env: NodeJS.ProcessEnv): MainAnswer | null {
  if (trace.exitCode === 0 || trace.exitCode === null || trace.exec !== null || trace.origin !== 'traced')
    return null;
  if (!['run', 'build', 'install'].includes(trace.command.verb)) return null;
  const line = parseGoCommandLine(trace.command.argv, trace.command.goflags, minorOf(trace.go.version));
  const buildFlags = flagWords(line);
  const targets = targetsOf(trace, line.packages);
  if (targets === null) return null;
  const { directory } = trace.command;
  return answerToSaid(trace.diagnostics, { words: targets, directory, env, buildFlags });
}

/** The same, where it is known already what was asked for: `words` of an earlier answer's target. */
export function answerToSaid(said: readonly BuildDiagnostic[], options: WhyOptions): MainAnswer | null {
  const words = wordsOf(said);
  if (words === '') return null;
  const answer = whyCommandFailed(options, words);
  // Errors in the code are told better by the compiler itself.
  return answer.reason === null || CODE.has(answer.reason.id) ? null : answer;
}

/**
 * As typed; of a build of many packages the first program that was not linked. null when code did not compile,
 * or nobody knows where the program lies: what go said is told then, and no one directory is to blame.
 */
function targetsOf(
  { actions, command, module }: BuildTrace,
  typed: readonly string[],
): readonly string[] | null {
  if (typed.length === 0) return ['.'];
  const isOne = typed.length === 1 && typed[0]?.includes('...') !== true;
  if (isOne || command.verb === 'run' || typed.every((word) => word.endsWith('.go'))) return typed;
  const failed = actions.filter((action) => action.outcome === 'failed');
  const [first] = failed;
  if (first === undefined) return typed;
  if (failed.some((action) => action.mode !== 'link')) return null;
  const name = plainPath(first.package);
  const home = module.modules.find(({ path }) => path === first.module);
  // Files named on the command line are counted to a module, and lie in none of its folders by name.
  if (!home?.directory || !name.startsWith(home.path)) return null;
  const below = relative(command.directory, join(home.directory, name.slice(home.path.length)));
  const shown = below.replaceAll('\\', '/');
  return [shown === '' ? '.' : shown.startsWith('../') ? shown : `./${shown}`];
}

const CODE: ReadonlySet<string> = new Set(['does-not-compile', 'does-not-link', 'other']);

/** What go printed, put together again from its parts. */
function wordsOf(diagnostics: readonly BuildDiagnostic[]): string {
  const lines: string[] = [];
  let header: string | null = null;
  for (const { package: name, file, line, column, message } of diagnostics) {
    if (name !== header && name !== null) lines.push(`# ${name}`);
    header = name;
    const place = [file, line, column].filter((part) => part !== null).join(':');
    lines.push(place === '' ? message : `${place}: ${message}`);
  }
  return lines.join('\n');
}
