import * as vscode from 'vscode';
import type { Services } from './services.ts';

/** Does work that starts go: Cancel stops it, and so does the end of the window, which go would otherwise survive. */
export async function stoppable<T>(
  cancel: vscode.CancellationToken,
  { context }: Pick<Services, 'context'>,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const stop = new AbortController();
  const { subscriptions } = context;
  const ofWindow = new vscode.Disposable(() => stop.abort());
  const ofUser = cancel.onCancellationRequested(() => stop.abort());
  subscriptions.push(ofWindow);
  try {
    return await work(stop.signal);
  } finally {
    ofUser.dispose();
    const at = subscriptions.indexOf(ofWindow);
    if (at >= 0) subscriptions.splice(at, 1);
  }
}
