import path from 'node:path';
import { BUDGET_FILE, findBudget, readBudget } from '../app/ci/budget-file.ts';
import { type MeasuredBuild, measuredBuild } from '../app/ci/measured-build.ts';
import { type Budget, entryFor, limitsOf, NO_BUDGET, tightened } from '../core/analysis/ci/budget.ts';
import { type Check, checkLimits, type Limits } from '../core/analysis/ci/limits.ts';
import { shownCommand } from '../core/go/shell-words.ts';
import type { CiMessages } from '../core/messages/en/ci.ts';
import type { BuildRow } from '../core/model/build-row.ts';
import { UserFacingError } from '../core/model/errors.ts';
import { stepError } from '../report/ci/annotations.ts';
import { checkLines, checkText } from '../report/ci/checks-text.ts';
import { printable } from '../report/text/printable.ts';
import { recordedCommand } from '../report/text/recorded-at.ts';
import type { Invocation } from './arguments.ts';
import { limitOptions } from './ci-limits.ts';
import type { CommandLineContext } from './command.ts';
import { loadCiMessages } from './language.ts';
import { writeNamedFile } from './report-file.ts';
import { colorsFor } from './terminal/colors.ts';
import { reachOf } from './trace-argument.ts';

interface CheckedBuild extends MeasuredBuild {
  readonly checks: readonly Check[];
  /** It failed, or the budget has no entry for it; null if neither is so. */
  readonly fault: 'failed' | 'noBudget' | null;
}

/** The names are stable, because scripts read them. */
const SCHEMA_VERSION = '1.0';

/** `ci check`: 1 if a build exceeds a limit, and 0 otherwise. */
export async function checkBuilds(
  traces: readonly string[],
  invocation: Invocation,
  context: CommandLineContext,
): Promise<number> {
  const { switches, values } = invocation;
  const options = limitOptions(invocation);
  const update = switches.has('update');
  const { file, budget } = budgetOf(values.get('budget'), update, context);
  if (budget === null && !update && Object.keys(options).length === 0)
    throw new UserFacingError('ci-nothing-to-check', { file: BUDGET_FILE });
  const baseline = values.get('baseline');
  if (options.maxGrowth !== undefined && baseline === undefined)
    throw new UserFacingError('ci-baseline-missing', {});
  const reach = reachOf(invocation);
  const before = baseline === undefined ? null : (await measuredBuild(baseline, reach, context)).row;
  const builds: MeasuredBuild[] = [];
  for (const name of traces) builds.push(await measuredBuild(name, reach, context));
  const ratcheted = update ? ratchet(budget ?? NO_BUDGET, builds) : budget;
  const messages = await loadCiMessages(context);
  const checked = builds.map((build) => checkOf(build, { budget: ratcheted, options, before }));
  if (switches.has('json')) context.stdout.write(`${JSON.stringify(checked.map(jsonOf), null, 2)}\n`);
  else print(checked, file, messages, context);
  if (update && ratcheted !== null) await save(ratcheted, budget, file, messages, context);
  return checked.every(({ checks, fault }) => fault === null && checks.every(({ kept }) => kept)) ? 0 : 1;
}

/** The named file must exist, unless `--update` writes it. */
function budgetOf(
  named: string | undefined,
  update: boolean,
  { directory }: CommandLineContext,
): { readonly file: string; readonly budget: Budget | null } {
  const file = named ?? shownFrom(directory, findBudget(directory)) ?? BUDGET_FILE;
  const budget = readBudget(file, directory);
  if (budget === null && named !== undefined && !update)
    throw new UserFacingError('file-gone', { path: named });
  return { file, budget };
}

function shownFrom(directory: string, file: string | null): string | null {
  return file === null ? null : path.relative(directory, file);
}

/** A failed build is no measure. */
function ratchet(budget: Budget, builds: readonly MeasuredBuild[]): Budget {
  return builds.reduce((known, { row }) => (hasFailed(row) ? known : tightened(known, row)), budget);
}

function hasFailed({ exitCode, signal, interrupted, dryRun, imported }: BuildRow): boolean {
  // Whether an imported build succeeded is not known.
  return interrupted || dryRun || signal !== null || (!imported && exitCode !== 0);
}

function checkOf(
  build: MeasuredBuild,
  {
    budget,
    options,
    before,
  }: { readonly budget: Budget | null; readonly options: Limits; readonly before: BuildRow | null },
): CheckedBuild {
  const { row } = build;
  const entry = budget === null ? null : entryFor(row, budget);
  const limits: Limits = { ...(entry === null ? {} : limitsOf(entry)), ...options };
  const isWithout = budget !== null && entry === null && Object.keys(options).length === 0;
  const fault = hasFailed(row) ? 'failed' : isWithout ? 'noBudget' : null;
  return { ...build, checks: checkLimits(row, limits, before), fault };
}

function print(
  checked: readonly CheckedBuild[],
  file: string,
  messages: CiMessages,
  context: CommandLineContext,
): void {
  const colors = colorsFor(context.stdout, context.env);
  const texts = { messages, shared: context.messages };
  const faultOf = ({ fault, row }: CheckedBuild): readonly string[] => {
    if (fault === null) return [];
    return [fault === 'failed' ? messages.failedBuild : messages.noBudgetFor(shownCommand(row.argv), file)];
  };
  const blocks = checked.map((build) =>
    [
      recordedCommand(build.trace, context.messages, colors),
      ...faultOf(build).map((text) => `  ${colors.fault(printable(text))}`),
      ...checkLines(build.checks, texts, colors),
      ...(build.fault === null && build.checks.length === 0 ? [`  ${messages.nothingChecked}`] : []),
    ].join('\n'),
  );
  context.stdout.write(`${blocks.join('\n\n')}\n`);
  if (context.env.GITHUB_ACTIONS !== 'true') return;
  for (const build of checked) {
    const broken = build.checks.filter(({ kept }) => !kept);
    for (const text of [...faultOf(build), ...broken.map((check) => checkText(check, messages))])
      context.stdout.write(
        stepError(messages.limitExceeded, messages.about(shownCommand(build.row.argv), text)),
      );
  }
}

function jsonOf({ row, checks, fault }: CheckedBuild) {
  return { schemaVersion: SCHEMA_VERSION, command: row.argv, fault, checks };
}

async function save(
  budget: Budget,
  old: Budget | null,
  file: string,
  messages: CiMessages,
  context: CommandLineContext,
): Promise<void> {
  const text = `${JSON.stringify(budget, null, 2)}\n`;
  const isNew = old === null || JSON.stringify(budget) !== JSON.stringify(old);
  if (isNew) await writeNamedFile(file, text, context);
  context.stderr.write(`${isNew ? messages.updated(file) : messages.unchanged(file)}\n`);
}
