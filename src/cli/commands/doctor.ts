import { resolve } from 'node:path';
import { applyFix, isApplicable } from '../../app/environment/apply-fix.ts';
import { type CheckedEnvironment, checkEnvironment } from '../../app/environment/check-environment.ts';
import { ENVIRONMENT_CHECKS } from '../../core/analysis/environment/rules/in-order.ts';
import { loadEnvironmentMessages } from '../../core/messages/load-environment-messages.ts';
import { loadFailureMessages } from '../../core/messages/load-failure-messages.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import { checkedView } from '../../core/view/environment/checked-view.ts';
import { findingView } from '../../core/view/environment/environment-view.ts';
import { isFolder } from '../../platform/is-folder.ts';
import { doctorJson } from '../../report/json/doctor-json.ts';
import { doctorText, findingLines } from '../../report/text/doctor-text.ts';
import type { Command, CommandLineContext } from '../command.ts';
import { nearest } from '../nearest.ts';
import { colorsFor } from '../terminal/colors.ts';

export const command: Command = {
  options: [{ name: 'json' }, { name: 'fix', value: 'ID' }, { name: 'yes' }],

  async run({ operands: [folder = '.', extra], switches, values }, context) {
    if (extra !== undefined) throw new UserFacingError('operand-extra', { noun: 'DIR', extra });
    const directory = resolve(context.directory, folder);
    if (!isFolder(directory)) throw new UserFacingError('folder-not-there', { path: folder });
    const id = values.get('fix');
    if (switches.has('yes') && id === undefined)
      throw new UserFacingError('option-alone', { option: '--yes', needs: '--fix ID' });
    if (id !== undefined && switches.has('json'))
      throw new UserFacingError('options-not-together', { one: '--fix', other: '--json' });
    if (id !== undefined) checkID(id);
    const checked = await checkEnvironment(directory, context);
    const texts = await loadTexts(context);
    if (id !== undefined) return fix(id, checked, switches.has('yes'), texts, context);
    const view = checkedView(checked, texts);
    context.stdout.write(
      switches.has('json')
        ? `${JSON.stringify(doctorJson(checked, view), null, 2)}\n`
        : doctorText(view, layout(texts, context)),
    );
    return view.isHealthy ? 0 : 1;
  },
};

function checkID(id: string): void {
  const known = ENVIRONMENT_CHECKS.map((one): string => one.id);
  if (!known.includes(id)) throw new UserFacingError('no-such-finding', { id, meant: nearest(id, known) });
}

type Texts = Awaited<ReturnType<typeof loadTexts>>;

async function loadTexts({ messages, platform }: CommandLineContext) {
  const [environment, failure] = await Promise.all([
    loadEnvironmentMessages(messages.locale),
    loadFailureMessages(messages.locale),
  ]);
  return { environment, failure, platform };
}

const WIDEST = 120;

function layout({ environment, failure }: Texts, { stdout, env }: CommandLineContext) {
  const columns = Math.min(stdout.columns ?? WIDEST, WIDEST);
  return { environment, failure, colors: colorsFor(stdout, env), columns };
}

/** Shows the fixes of a finding; with `yes`, applies the first that can be applied, and looks again. */
async function fix(
  id: string,
  { findings, facts }: CheckedEnvironment,
  yes: boolean,
  texts: Texts,
  context: CommandLineContext,
): Promise<number> {
  const { environment } = texts;
  const write = (...lines: readonly string[]) => context.stdout.write(`${lines.join('\n')}\n`);
  const finding = findings.find((one) => one.id === id);
  if (finding === undefined) {
    write(environment.notFound(id));
    return 0;
  }
  const view = findingView(finding, texts);
  write(...findingLines(view, layout(texts, context)), '');
  const at = finding.fixes.findIndex(isApplicable);
  const chosen = finding.fixes[at];
  if (chosen === undefined || !isApplicable(chosen)) {
    const isForShell = view.fixes.some(({ by }) => by === 'shell');
    write(isForShell ? environment.onlyShell : environment.onlyPerson);
    return 1;
  }
  if (!yes) {
    write(environment.willApply(at + 1, id));
    return 1;
  }
  const failure = await applyFix(chosen, facts, context);
  if (failure !== null) {
    write(environment.fixFailed(view.fixes[at]?.how ?? ''), failure);
    return 1;
  }
  const after = await checkEnvironment(facts.directory, context);
  const isGone = !after.findings.some((one) => one.id === id);
  write(isGone ? environment.applied(id) : environment.appliedButThere(id));
  return isGone ? 0 : 1;
}
