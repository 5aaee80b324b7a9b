import * as vscode from 'vscode';

/**
 * Keeps text from becoming a link: in messages, progress and questions the editor turns `[text](command:…)`
 * into links, and a click runs the command. Paths, imports and go's messages may come from anybody.
 */
export function plainMessage(text: string): string {
  // A word joiner: invisible, and it prevents a link.
  return text.replaceAll('](', ']\u2060(');
}

export function showError(text: string, ...actions: readonly string[]): Thenable<string | undefined> {
  return vscode.window.showErrorMessage(plainMessage(text), ...actions);
}

export function showInformation(text: string, ...actions: readonly string[]): Thenable<string | undefined> {
  return vscode.window.showInformationMessage(plainMessage(text), ...actions);
}

/** A modal question: nothing continues before it is answered. */
export function askModal(
  question: string,
  yes: string,
  detail: string | undefined,
): Thenable<string | undefined> {
  const options = detail === undefined ? { modal: true } : { modal: true, detail };
  return vscode.window.showWarningMessage(plainMessage(question), options, yes);
}

/** A notification with a Cancel button while the work continues. */
export function withCancellable<T>(
  title: string,
  work: (cancel: vscode.CancellationToken, report: (text: string) => void) => Promise<T>,
): Thenable<T> {
  const location = vscode.ProgressLocation.Notification;
  return vscode.window.withProgress(
    { location, title: plainMessage(title), cancellable: true },
    (progress, cancel) => work(cancel, (text) => progress.report({ message: plainMessage(text) })),
  );
}
