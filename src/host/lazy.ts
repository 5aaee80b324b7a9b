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
    loading ??= take().catch((error: unknown) => {
      // Whoever asks again may have more luck: too many files were open, or an update was being put in place.
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
