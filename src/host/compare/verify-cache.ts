import * as vscode from 'vscode';
import { verifyCache } from '../../app/compare/verify-cache.ts';
import { shownCommand } from '../../core/go/shell-words.ts';
import { UserFacingError } from '../../core/model/errors.ts';
import { withVariables } from '../../platform/variables.ts';
import { verifyText } from '../../report/text/verify-text.ts';
import { asTerminal } from '../as-terminal.ts';
import { findGo } from '../go/find-go.ts';
import { hostContext } from '../host-context.ts';
import { withCancellable } from '../messages.ts';
import type { RunTarget } from '../run-target.ts';
import type { Services } from '../services.ts';
import { stoppable } from '../stoppable.ts';
import { chooseTarget } from '../trace/choose-target.ts';
import { composeArgv, NO_ADDITIONS } from '../trace/command-text.ts';
import { rememberIn } from '../trace/remembered.ts';
import { saveGoFiles } from '../trace/save-go-files.ts';
import { settingsFlags } from '../trace/settings-flags.ts';
import { intoLog } from './command-output.ts';

/** Builds the chosen target twice into empty caches, and shows the differences in a document. */
export async function verifyPicked(services: Services): Promise<void> {
  const remembered = rememberIn(services.context.workspaceState);
  const target = await chooseTarget('build', undefined, services, remembered);
  if (target === null) return;
  await saveGoFiles(services);
  const texts = services.messages.views.compare;
  const lines = await withCancellable(texts.verifying, (cancel, report) =>
    stoppable(cancel, services, (signal) =>
      verify(target, services, signal, (number) => report(texts.step(shownCommand(target.argv), number, 2))),
    ),
  );
  if (lines === null) return;
  const content = [shownCommand(target.argv), '', ...lines, ''].join('\n');
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content }));
}

async function verify(
  target: RunTarget,
  services: Services,
  signal: AbortSignal,
  onBuild: (number: number) => void,
): Promise<readonly string[] | null> {
  const go = await findGo(vscode.Uri.file(target.directory));
  const env = withVariables(process.platform, go.env, target.env);
  const { cwd, env: own } = asTerminal(target.directory, env);
  const options = {
    goPath: go.path,
    recorderVersion: services.version,
    output: intoLog(services),
    onBuild,
    signals: 'leave' as const,
    signal,
  };
  try {
    const argv = composeArgv(target.argv, settingsFlags(target), NO_ADDITIONS);
    const result = await verifyCache(argv, options, { ...hostContext(services, cwd), env: own });
    return verifyText(result, services.allMessages);
  } catch (error) {
    if (signal.aborted) return null;
    // go's output is in the log, which the message refers to.
    if (error instanceof UserFacingError && error.code === 'verify-build-failed') services.log.show(true);
    throw error;
  }
}
