import type * as vscode from 'vscode';

/** A feature that is loaded on first use, and disposed with the window if it was loaded. */
export interface Lazy<T> extends vscode.Disposable {
  (): Promise<T>;
}

export function lazy<T extends vscode.Disposable>(load: () => Promise<T>): Lazy<T> {
  let loading: Promise<T> | null = null;
  let loaded: T | null = null;
  let isDisposed = false;
  const take = async (): Promise<T> => {
    const part = await load();
    loaded = part;
    // The window closed while it was loading.
    if (isDisposed) part.dispose();
    return part;
  };
  const get = (): Promise<T> => {
    loading ??= take().catch((error: unknown) => {
      // A later attempt may succeed: there were too many open files, or an update was being installed.
      loading = null;
      throw error;
    });
    return loading;
  };
  const dispose = (): void => {
    isDisposed = true;
    loaded?.dispose();
  };
  return Object.assign(get, { dispose });
}
