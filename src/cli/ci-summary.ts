import path from 'node:path';
import { measuredBuild, publishedBuild } from '../app/ci/measured-build.ts';
import type { CiMessages } from '../core/messages/en/ci.ts';
import { UserFacingError } from '../core/model/errors.ts';
import { findUp } from '../platform/find-up.ts';
import { annotations } from '../report/ci/annotations.ts';
import { type LocatedProblem, locatedProblems } from '../report/ci/located-problems.ts';
import { codeQuality, openMetrics, sarif, trendJson } from '../report/ci/machine-reports.ts';
import { type SummarizedBuild, summaryMarkdown } from '../report/ci/summary-markdown.ts';
import type { Invocation } from './arguments.ts';
import type { CommandLineContext } from './command.ts';
import { loadCiMessages } from './language.ts';
import { reachOf } from './trace-argument.ts';

type Render = (
  builds: readonly SummarizedBuild[],
  problems: readonly LocatedProblem[],
  messages: CiMessages,
  context: CommandLineContext,
) => string;

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
const rowsOf = (builds: readonly SummarizedBuild[]) => builds.map(({ row }) => row);

const FORMATS: ReadonlyMap<string, Render> = new Map<string, Render>([
  [
    'markdown',
    (builds, _, messages, context) => summaryMarkdown(builds, { messages, shared: context.messages }),
  ],
  ['annotations', (_, problems, messages) => annotations(problems, messages.moreErrors)],
  ['sarif', (_, problems, __, context) => json(sarif(problems, context.version))],
  ['code-quality', (_, problems) => json(codeQuality(problems))],
  ['metrics', (builds) => openMetrics(rowsOf(builds))],
  ['trend', (builds) => json(trendJson(rowsOf(builds)))],
]);

/** `ci summary`: builds in the form that a CI system shows. */
export async function summarizeBuilds(
  traces: readonly string[],
  invocation: Invocation,
  context: CommandLineContext,
): Promise<number> {
  const format = invocation.values.get('format') ?? 'markdown';
  const render = FORMATS.get(format);
  if (render === undefined)
    throw new UserFacingError('ci-format', { word: format, known: [...FORMATS.keys()] });
  const reach = reachOf(invocation);
  const named = invocation.values.get('baseline');
  const baseline = named === undefined ? null : (await measuredBuild(named, reach, context)).row;
  const messages = await loadCiMessages(context);
  const builds: SummarizedBuild[] = [];
  for (const name of traces) builds.push({ ...(await publishedBuild(name, reach, context)), baseline });
  const root = repositoryOf(context);
  const problems = builds.flatMap(({ trace }) =>
    locatedProblems(trace, root, (test, pkg) =>
      test === null ? messages.testsFailed(pkg) : messages.testFailed(test, pkg),
    ),
  );
  context.stdout.write(render(builds, problems, messages, context));
  return 0;
}

/** The folder that CI systems relate paths to. */
function repositoryOf({ env, directory }: CommandLineContext): string {
  const named = env.GITHUB_WORKSPACE || env.CI_PROJECT_DIR;
  if (named) return named;
  const git = findUp(directory, '.git');
  return git === null ? directory : path.dirname(git);
}
