import { join, relative } from 'node:path';
import { plainPath } from '../../core/analysis/build/build-ids.ts';
import type { MainAnswer } from '../../core/analysis/main-package/answer.ts';
import { flagArgs } from '../../core/go/command-line.ts';
import { readTracedLine } from '../../core/go/recorded-line.ts';
import type { BuildDiagnostic, BuildTrace } from '../../core/model/trace.ts';
import { type WhyOptions, whyCommandFailed } from './why.ts';

/**
 * Why a traced `go run` (or a build of the same target) could not run anything: judged from go's messages at
 * that time and the current files. null if it failed for another reason, or did not fail.
 */
export function mainAnswerOf(trace: BuildTrace, env: NodeJS.ProcessEnv): MainAnswer | null {
  if (trace.exitCode === 0 || trace.exitCode === null || trace.exec !== null || trace.origin !== 'traced')
    return null;
  if (!['run', 'build', 'install'].includes(trace.command.verb)) return null;
  const line = readTracedLine(trace);
  const buildFlags = flagArgs(line);
  const targets = targetsOf(trace, line.packages);
  if (targets === null) return null;
  const { directory } = trace.command;
  return answerForDiagnostics(trace.diagnostics, { target: targets, directory, env, buildFlags });
}

/** The same if the target is known already: `options.target` comes from an earlier answer. */
export function answerForDiagnostics(
  diagnostics: readonly BuildDiagnostic[],
  options: WhyOptions,
): MainAnswer | null {
  const text = messageOf(diagnostics);
  if (text === '') return null;
  const answer = whyCommandFailed(options, text);
  // For errors in the code, the compiler's own messages are better.
  return answer.reason === null || CODE.has(answer.reason.id) ? null : answer;
}

/**
 * As typed; for a build of many packages, the first program that was not linked. null if code did not compile,
 * or if the program's directory is not known: then go's message is shown without blaming a directory.
 */
export function targetsOf(
  { actions, command, module }: Pick<BuildTrace, 'actions' | 'command' | 'module'>,
  typed: readonly string[],
): readonly string[] | null {
  if (typed.length === 0) return ['.'];
  const isOne = typed.length === 1 && typed[0]?.includes('...') !== true;
  if (isOne || command.verb === 'run' || typed.every((arg) => arg.endsWith('.go'))) return typed;
  const failed = actions.filter((action) => action.outcome === 'failed');
  const [first] = failed;
  if (first === undefined) return typed;
  if (failed.some((action) => action.mode !== 'link')) return null;
  const name = plainPath(first.package);
  const home = module.modules.find(({ path }) => path === first.module);
  // Files named on the command line belong to a module, but to none of its folders by name.
  if (!home?.directory || !name.startsWith(home.path)) return null;
  const below = relative(command.directory, join(home.directory, name.slice(home.path.length)));
  const shown = below.replaceAll('\\', '/');
  return [shown === '' ? '.' : shown.startsWith('../') ? shown : `./${shown}`];
}

const CODE: ReadonlySet<string> = new Set(['does-not-compile', 'does-not-link', 'other']);

/** go's output, reassembled from its parts. */
export function messageOf(diagnostics: readonly BuildDiagnostic[]): string {
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
