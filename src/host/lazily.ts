import type * as vscode from 'vscode';

/** A part that is loaded when it is needed first, and disposed with the window if it was. */
export interface Lazy<T> extends vscode.Disposable {
  (): Promise<T>;
}

export function lazily<T extends vscode.Disposable>(load: () => Promise<T>): Lazy<T> {
  let loading: Promise<T> | null = null;
  let loaded: T | null = null;
  let isDisposed = false;
  const take = async (): Promise<T> => {
    const part = await load();
    loaded = part;
    // The window closed meanwhile.
    if (isDisposed) part.dispose();
    return part;
  };
  const get = (): Promise<T> => {
    loading ??= take();
    return loading;
  };
  const dispose = (): void => {
    isDisposed = true;
    loaded?.dispose();
  };
  return Object.assign(get, { dispose });
}
