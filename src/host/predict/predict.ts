import { statSync } from 'node:fs';
import * as vscode from 'vscode';
import type { PredictedBuild } from '../../core/analysis/predict/predict-build.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import { withVariables } from '../../platform/variables.ts';
import { asTerminal } from '../as-terminal.ts';
import { findGo } from '../go/find-go.ts';
import { logErrors, registerTrustedCommand, reportFault } from '../guard.ts';
import { hostContext } from '../host-context.ts';
import { isInWorkspace } from '../in-workspace.ts';
import { withCancellable } from '../messages.ts';
import { isBuilding } from '../run.ts';
import { type RunTarget, runAgain } from '../run-target.ts';
import type { Services } from '../services.ts';
import { readSettings } from '../settings.ts';
import { composeArgv, NO_ADDITIONS } from '../trace/command-text.ts';
import { settingsFlags } from '../trace/settings-flags.ts';
import { savedTraces } from '../traces/saved-traces.ts';
import { LatestOnly } from './latest-only.ts';

/** "Save all" and formatters save several files at once. */
const PAUSE_MS = 800;

/**
 * Predicts the next build of the last target, after a save (if enabled) and on command. go builds nothing for
 * it (`-n`), at low priority, and a newer save cancels an older prediction.
 */
export function predictNextBuild(services: Services): vscode.Disposable {
  const questions = new LatestOnly();
  const { runs } = services;
  let timer: NodeJS.Timeout | undefined;
  let askedAt = 0;
  const ask = (target: RunTarget) =>
    questions.start((signal) => {
      askedAt = Date.now();
      return askGo(target, services, signal);
    });
  const afterSave = () =>
    logErrors(services, 'predict after save', Promise.resolve(), async () => {
      if (!vscode.workspace.isTrusted || readSettings().predict !== 'onSave') return;
      // While go builds it is too late to predict, and the files may belong to either build. A server has been
      // built already.
      const target = runs.all.some(isBuilding) ? null : await lastTarget(services);
      const next = target === null ? null : await ask(target);
      if (next !== null) await showPrediction(next, services);
    });
  return vscode.Disposable.from(
    vscode.workspace.onDidSaveTextDocument(({ uri }) => {
      if (uri.scheme !== 'file' || !COUNTS.test(uri.fsPath)) return;
      // The prediction was about other files.
      questions.stop();
      if (runs.prediction !== null) runs.predict(null);
      clearTimeout(timer);
      timer = setTimeout(afterSave, PAUSE_MS);
    }),
    runs.onDidChange((run) => {
      if (isBuilding(run)) questions.stop();
    }),
    ...outsideChanges((uri) =>
      logErrors(services, 'predict', undefined, () => {
        if (runs.prediction !== null && isNewer(uri.fsPath, askedAt)) runs.predict(null);
      }),
    ),
    registerTrustedCommand(services, 'goPipeline.predict', async () => {
      const target = await lastTarget(services);
      if (target === null) throw new UserFacingError('no-command-to-predict', {});
      await foretell(target, true);
    }),
    registerTrustedCommand(services, 'goPipeline.predictCommand', async () => {
      const { askGoCommand } = await import('../compare/ask-go-command.ts');
      const target = await askGoCommand(services.messages.views.predictWhat, null, services);
      if (target !== null) await foretell(target, false);
    }),
    new vscode.Disposable(() => {
      clearTimeout(timer);
      questions.stop();
    }),
  );

  /** `isNext`: whether the status bar shows it for the last target. */
  async function foretell(target: RunTarget, isNext: boolean): Promise<void> {
    const title = services.messages.mains.working(`go ${target.argv.slice(1).join(' ')} -n`);
    const next = await withCancellable(title, (cancel) => {
      cancel.onCancellationRequested(() => questions.stop());
      return ask(target);
    });
    if (next === null) return;
    if (isNext) await showPrediction(next, services);
    // Not awaited: the command is done when the answer is visible.
    void showAnswer(next, target, services).catch((error) =>
      reportFault(services, 'goPipeline.predict', error),
    );
  }
}

/** Shows the prediction in the status bar. */
async function showPrediction(next: PredictedBuild, { runs, allMessages }: Services): Promise<void> {
  const { predictedTime, predictText } = await import('../../report/text/predict-text.ts');
  const { prediction } = next;
  const builds = (list: readonly { readonly mode: string }[]) =>
    list.filter(({ mode }) => mode === 'build').length;
  const certain = builds(prediction.certain);
  runs.predict({
    certain,
    atMost: certain + builds(prediction.possible),
    time: predictedTime(prediction, allMessages.predict),
    lines: predictText(next, allMessages),
  });
}

const ENDINGS = ['go', 's', 'c', 'h', 'cc', 'cpp', 'hpp', 'm', 'mod', 'sum', 'work', 'syso'];
/** Files whose content goes into go's cache keys. */
const COUNTS = new RegExp(`\\.(${ENDINGS.join('|')})$`);

/** Branch switches, formatters and other editors change files without a save, so the prediction is outdated. */
function outsideChanges(take: (uri: vscode.Uri) => void): readonly vscode.Disposable[] {
  const watcher = vscode.workspace.createFileSystemWatcher(`**/*.{${ENDINGS.join(',')}}`);
  return [watcher, watcher.onDidChange(take), watcher.onDidCreate(take), watcher.onDidDelete(take)];
}

/** The editor reports a save late: only changes after the request count. */
function isNewer(file: string, timeMs: number): boolean {
  const found = statSync(file, { throwIfNoEntry: false });
  return found === undefined || found.mtimeMs > timeMs;
}

async function askGo(target: RunTarget, services: Services, signal: AbortSignal): Promise<PredictedBuild> {
  const { predictNext } = await import('../../app/predict/predict-next.ts');
  const { path: goPath, env } = await findGo(vscode.Uri.file(target.directory));
  return predictNext(
    {
      argv: composeArgv(target.argv, settingsFlags(target), NO_ADDITIONS),
      goPath,
      ...asTerminal(target.directory, withVariables(process.platform, env, target.env)),
      recorderVersion: services.version,
      signal,
    },
    hostContext(services, target.directory),
  );
}

/**
 * The last target of this window; otherwise of the history, in this workspace; otherwise its only main package.
 */
async function lastTarget(services: Services): Promise<RunTarget | null> {
  const { last } = services.runs;
  if (last !== null)
    return { directory: last.directory, argv: last.argv, env: last.target?.env ?? {}, whole: true };
  const stored = readSettings().history ? await (await savedTraces(services)).list() : [];
  const known = stored.find(({ directory }) => isInWorkspace(directory));
  if (known !== undefined) return runAgain(known);
  await services.mains.ready();
  const [only, ...others] = services.mains.mains.filter(({ entry }) => entry.kind === 'package');
  return only !== undefined && others.length === 0 ? only.target : null;
}

/** The total first, then the causes; Enter traces the command. */
async function showAnswer(next: PredictedBuild, target: RunTarget, services: Services): Promise<void> {
  const { predictText } = await import('../../report/text/predict-text.ts');
  const [total = '', ...causes] = predictText(next, services.allMessages);
  const texts = services.messages.mains;
  const command = ['go', ...target.argv.slice(1)].join(' ');
  const run: vscode.QuickPickItem = { label: `$(play) ${texts.runTooltip(command)}`, alwaysShow: true };
  const chosen = await vscode.window.showQuickPick([run, ...causes.map((text) => ({ label: text.trim() }))], {
    title: command,
    placeHolder: total,
  });
  if (chosen !== run) return;
  // The run has its own terminal, and its target's flags and arguments are remembered.
  const known = services.runs.all.findLast(({ argv }) => argv === target.argv)?.target;
  await vscode.commands.executeCommand('goPipeline.runMain', known ?? target);
}
