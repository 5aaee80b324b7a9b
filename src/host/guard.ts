import * as vscode from 'vscode';
import { UserFacingError } from '../core/model/errors.ts';
import { showError } from './messages.ts';
import type { Services } from './services.ts';

type Faults = Pick<Services, 'log' | 'messages' | 'allWords'>;

/** Registers a command whose faults end here: a message for what its user can mend, the log for a defect. */
export function registerCommand(
  faults: Faults,
  id: string,
  run: (...args: unknown[]) => unknown,
): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (...args: unknown[]) => {
    try {
      return await run(...args);
    } catch (error) {
      tellFault(faults, id, error);
      return undefined;
    }
  });
}

/** A command that starts a process: not in a folder that is not trusted, whoever calls it. */
export function registerTrustedCommand(
  faults: Faults,
  id: string,
  run: (...args: unknown[]) => unknown,
): vscode.Disposable {
  return registerCommand(faults, id, (...args) => {
    requireTrust();
    return run(...args);
  });
}

/** Stands before everything that may start a process. */
export function requireTrust(): void {
  if (!vscode.workspace.isTrusted) throw new UserFacingError('untrusted', {});
}

/** The fault of something that the user started. */
export function tellFault({ log, messages, allWords }: Faults, where: string, error: unknown): void {
  if (error instanceof vscode.CancellationError) return;
  if (error instanceof UserFacingError) {
    const text = allWords.error(error);
    log.warn(`${where}: ${text}`);
    void showError(text);
    return;
  }
  log.error(`${where}:`, error instanceof Error ? (error.stack ?? error.message) : String(error));
  void showError(messages.defect(where), messages.showLog).then((chosen) => {
    if (chosen !== undefined) log.show();
  });
}

/** For what a user opened and the editor asks for: the fault is told, and the editor goes on. */
export async function aloud(faults: Faults, where: string, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    tellFault(faults, where, error);
  }
}

/** For what runs by itself (events, providers): one fault stays one line in the log, and others go on. */
export function quietly<T>({ log }: Pick<Services, 'log'>, where: string, otherwise: T, run: () => T): T {
  try {
    const result = run();
    if (result instanceof Promise) return result.catch(told) as T;
    return result;
  } catch (error) {
    return told(error);
  }

  function told(error: unknown): T {
    if (!(error instanceof vscode.CancellationError))
      log.error(`${where}:`, error instanceof Error ? (error.stack ?? error.message) : String(error));
    return otherwise;
  }
}
