import * as vscode from 'vscode';
import { UserFacingError } from '../core/model/errors.ts';
import { showError } from './messages.ts';
import type { Services } from './services.ts';

type Faults = Pick<Services, 'log' | 'messages' | 'allMessages'>;

/** Registers a command and handles its errors: a message for what the user can fix, the log for a bug. */
export function registerCommand(
  faults: Faults,
  id: string,
  run: (...args: unknown[]) => unknown,
): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (...args: unknown[]) => {
    try {
      return await run(...args);
    } catch (error) {
      reportFault(faults, id, error);
      return undefined;
    }
  });
}

/** Registers a command that may start a process: it refuses to run in an untrusted folder, whoever calls it. */
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

/** Call this before anything that may start a process. */
export function requireTrust(): void {
  if (!vscode.workspace.isTrusted) throw new UserFacingError('untrusted', {});
}

/** Reports the error of something that the user started. */
export function reportFault({ log, messages, allMessages }: Faults, where: string, error: unknown): void {
  if (error instanceof vscode.CancellationError) return;
  if (error instanceof UserFacingError) {
    const text = allMessages.error(error);
    log.warn(`${where}: ${text}`);
    void showError(text);
    return;
  }
  log.error(`${where}:`, error instanceof Error ? (error.stack ?? error.message) : String(error));
  void showError(messages.defect(where), messages.showLog).then((chosen) => {
    if (chosen !== undefined) log.show();
  });
}

/** For what the editor requests because a user opened something: reports an error, and the editor continues. */
export async function reportErrors(faults: Faults, where: string, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    reportFault(faults, where, error);
  }
}

/**
 * For what runs by itself (events, providers): an error is one line in the log, and other features continue.
 */
export function logErrors<T>({ log }: Pick<Services, 'log'>, where: string, otherwise: T, run: () => T): T {
  try {
    const result = run();
    if (result instanceof Promise) return result.catch(logged) as T;
    return result;
  } catch (error) {
    return logged(error);
  }

  function logged(error: unknown): T {
    if (!(error instanceof vscode.CancellationError))
      log.error(`${where}:`, error instanceof Error ? (error.stack ?? error.message) : String(error));
    return otherwise;
  }
}
