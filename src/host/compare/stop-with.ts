import * as vscode from 'vscode';
import type { Services } from '../services.ts';

/** What ends go and its program: the user's Cancel, and the end of the window, which go would outlive. */
export function stopWith(cancel: vscode.CancellationToken, { context }: Services): AbortController {
  const stop = new AbortController();
  cancel.onCancellationRequested(() => stop.abort());
  context.subscriptions.push(new vscode.Disposable(() => stop.abort()));
  return stop;
}
