import * as vscode from 'vscode';
import { type ComparedSide, compareCommands } from '../../app/compare/compare-commands.ts';
import { shownCommand } from '../../core/go/shell-words.ts';
import { asTerminal } from '../as-terminal.ts';
import { findGo } from '../go/find-go.ts';
import { hostContext } from '../host-context.ts';
import { withCancellable } from '../messages.ts';
import type { Services } from '../services.ts';
import { stoppable } from '../stoppable.ts';
import { rememberIn } from '../trace/remembered.ts';
import { saveGoFiles } from '../trace/save-go-files.ts';
import { type AskedComparison, askWhatToCompare } from './ask-commands.ts';
import { intoLog } from './command-output.ts';

/** The results of two or three commands, and the directory where they ran. */
export interface ComparedCommands {
  readonly sides: readonly ComparedSide[];
  readonly directory: string;
}

/** Asks for commands and runs them one after the other; null if the user cancels. */
export async function compareAskedCommands(services: Services): Promise<ComparedCommands | null> {
  const asked = await askWhatToCompare(services, rememberIn(services.context.workspaceState));
  if (asked === null) return null;
  await saveGoFiles(services);
  const sides = await withCancellable(services.messages.views.compare.running, (cancel, report) =>
    stoppable(cancel, services, (signal) => runSides(asked, services, signal, report)),
  );
  return sides && { sides, directory: asked.directory };
}

async function runSides(
  { request, directory }: AskedComparison,
  services: Services,
  signal: AbortSignal,
  report: (text: string) => void,
): Promise<readonly ComparedSide[] | null> {
  const go = await findGo(vscode.Uri.file(directory));
  const { cwd, env } = asTerminal(directory, go.env);
  const options = {
    goPath: go.path,
    recorderVersion: services.version,
    output: intoLog(services),
    onProgress: ({ index, total, argv, progress }: Parameters<OnProgress>[0]) => {
      if (progress === null)
        report(services.messages.views.compare.step(shownCommand(argv), index + 1, total));
    },
    signals: 'leave' as const,
    signal,
  };
  try {
    return await compareCommands(request, options, { ...hostContext(services, cwd), env });
  } catch (error) {
    if (signal.aborted) return null;
    throw error;
  }
}

type OnProgress = NonNullable<Parameters<typeof compareCommands>[1]['onProgress']>;
