import * as vscode from 'vscode';
import type { Services } from '../services.ts';

/** Stops go and its program on Cancel and when the window closes, which go would otherwise survive. */
export function stopWith(cancel: vscode.CancellationToken, { context }: Services): AbortController {
  const stop = new AbortController();
  cancel.onCancellationRequested(() => stop.abort());
  context.subscriptions.push(new vscode.Disposable(() => stop.abort()));
  return stop;
}
