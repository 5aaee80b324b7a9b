import * as vscode from 'vscode';
import { shownCommand } from '../../core/go/shell-words.ts';
import { logErrors } from '../guard.ts';
import { showError } from '../messages.ts';
import { faultOf, type Run } from '../run.ts';
import type { Services } from '../services.ts';

/** Signals that a user sends by keyboard or by closing the terminal. */
const USER_SIGNALS: ReadonlySet<string> = new Set(['SIGINT', 'SIGHUP', 'SIGQUIT', 'SIGTERM']);

/**
 * Shows one message for a command of this window that neither succeeded nor failed by itself: go was killed, or
 * it could not be run or fully recorded. A build that fails shows that in its terminal and its panel.
 */
export function notifyAbnormalExit(services: Services): vscode.Disposable {
  const notified = new Set<string>();
  return services.runs.onDidChange((run) =>
    logErrors(services, 'end of a run', undefined, async () => {
      const message = messageFor(run, services);
      if (message === null || notified.has(run.id)) return;
      notified.add(run.id);
      services.log.warn(`${shownCommand(run.argv)}: ${message}`);
      const { again } = services.messages.trace.bar;
      if ((await showError(message, again)) === again)
        await vscode.commands.executeCommand('goPipeline.traceAgain', run.id);
    }),
  );
}

function messageFor(run: Run, { messages }: Services): string | null {
  const { state, target, cancelled, view, argv } = run;
  if (state !== 'done' || !target || cancelled) return null;
  const signal = view?.header.signal ?? null;
  if (signal !== null && !USER_SIGNALS.has(signal)) return messages.trace.killed(shownCommand(argv), signal);
  const fault = faultOf(run);
  // The user closed the terminal and knows.
  return fault === null || fault === messages.trace.lost ? null : fault;
}
