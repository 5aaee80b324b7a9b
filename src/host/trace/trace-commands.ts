import * as vscode from 'vscode';
import { hasHiddenSecret } from '../../core/go/secrets.ts';
import { shownCommand } from '../../core/go/shell-words.ts';
import { type UserErrorCode, UserFacingError } from '../../core/model/errors.ts';
import { chooseGo } from '../go/go-command.ts';
import { registerCommand, registerTrustedCommand } from '../guard.ts';
import { asOpened } from '../in-workspace.ts';
import type { Lazy } from '../lazy.ts';
import { showError } from '../messages.ts';
import { type RunTarget, readRunTarget, runAgain } from '../run-target.ts';
import type { Services } from '../services.ts';
import { sourceOf } from '../traces/panel-source.ts';
import { savedTraces } from '../traces/saved-traces.ts';
import { askAdditions } from './ask-additions.ts';
import { chooseTarget } from './choose-target.ts';
import { type Additions, NO_ADDITIONS } from './command-text.ts';
import { recordedEnv } from './recorded-env.ts';
import type { Remembered } from './remembered.ts';
import { settingsFlags } from './settings-flags.ts';
import type { Tracing } from './tracing.ts';

const VERBS = { Run: 'run', Build: 'build', Test: 'test', Install: 'install', Vet: 'vet' } as const;

/** The commands that start, repeat, edit and cancel traces. */
export function registerTraceCommands(
  services: Services,
  tracing: Lazy<Tracing>,
  remembered: Remembered,
): vscode.Disposable {
  return vscode.Disposable.from(
    ...Object.entries(VERBS).map(([name, verb]) =>
      registerTrustedCommand(services, `goPipeline.trace${name}`, async (resource) => {
        const target = await chooseTarget(verb, uriOf(resource), services, remembered);
        return target === null ? undefined : traceTarget(target, true);
      }),
    ),
    registerTrustedCommand(services, 'goPipeline.runMain', (argument) => {
      const target = readRunTarget(argument);
      if (target === null) return vscode.commands.executeCommand('goPipeline.traceRun');
      return traceTarget(target, false);
    }),
    registerTrustedCommand(services, 'goPipeline.traceAgain', async (argument) => {
      const again = await targetAgain(argument, services, remembered);
      return traceTarget(again, false);
    }),
    registerTrustedCommand(services, 'goPipeline.editArguments', async (argument) => {
      const target =
        readRunTarget(argument) ??
        services.runs.last?.target ??
        remembered.last() ??
        (await chooseTarget('run', undefined, services, remembered));
      if (target !== null) await edit(target);
    }),
    registerCommand(services, 'goPipeline.showTerminal', async (id) => {
      if ((await tracing()).showTerminal(typeof id === 'string' ? id : null)) return;
      throw new UserFacingError('no-terminal', {});
    }),
    registerCommand(services, 'goPipeline.cancel', (id) => {
      // A named run that is over must not be replaced by another one.
      const run =
        typeof id === 'string'
          ? services.runs.get(id)
          : services.runs.all.findLast(({ state }) => state === 'running');
      run?.cancel();
    }),
  );

  async function traceTarget(target: RunTarget, asks: boolean): Promise<string | undefined> {
    const known = remembered.additionsOf(target);
    const additions = known ?? (asks ? await edit(target) : NO_ADDITIONS);
    if (additions === null) return undefined;
    await remembered.used(target);
    try {
      return (await (await tracing()).trace(target, additions)).id;
    } catch (error) {
      if (!(error instanceof UserFacingError) || !GO_PROBLEMS.has(error.code)) throw error;
      // The only possible remedy.
      const { setGo } = services.messages.trace;
      const text = services.allMessages.error(error);
      services.log.warn(text);
      if ((await showError(text, setGo)) === setGo)
        await vscode.commands.executeCommand('goPipeline.setGoCommand');
      return undefined;
    }
  }

  async function edit(target: RunTarget): Promise<Additions | null> {
    const known = remembered.additionsOf(target);
    const additions = await askAdditions(target, known, settingsFlags(target), services);
    if (additions !== null) await remembered.remember(target, additions);
    return additions;
  }
}

/** The last command, that of a run of this window, or that of a trace in the history. */
async function targetAgain(
  argument: unknown,
  services: Services,
  remembered: Remembered,
): Promise<RunTarget> {
  const source = sourceOf(argument, services);
  // The active file does not determine a command.
  if (source !== null && source.kind !== 'file') {
    const { id } = source;
    const run = services.runs.get(id);
    if (run) return run.target ?? runAgain(run);
    const history = await savedTraces(services);
    const entry = (await history.list()).find((one) => one.id === id);
    if (!entry) throw new UserFacingError('trace-gone-no-repeat', {});
    if (hasHiddenSecret(entry.argv))
      throw new UserFacingError('secret-not-kept', { command: shownCommand(entry.argv) });
    const directory = asOpened(entry.directory);
    const { env } = chooseGo(vscode.Uri.file(directory));
    return runAgain({ ...entry, directory }, await recordedEnv(id, history, env));
  }
  const run = services.runs.last;
  // A task has no traced target, but it can be what was traced last.
  const last = run === null ? remembered.last() : (run.target ?? runAgain(run));
  if (last === null) throw new UserFacingError('nothing-to-repeat', {});
  return last;
}

const GO_PROBLEMS: ReadonlySet<UserErrorCode> = new Set([
  'go-not-found',
  'go-not-on-path',
  'not-go',
  'go-too-old',
]);

function uriOf(argument: unknown): vscode.Uri | undefined {
  return argument instanceof vscode.Uri && argument.scheme === 'file' ? argument : undefined;
}
