/** A resource prepared for a page; null if the page was closed meanwhile, because it must not be used then. */
export async function readyFor<T>(page: ClosablePage, ready: Promise<T>): Promise<T | null> {
  let isClosed = false;
  const watch = page.onDidDispose(() => {
    isClosed = true;
  });
  try {
    const made = await ready;
    return isClosed ? null : made;
  } finally {
    watch.dispose();
  }
}

/** The part of the editor's `WebviewPanel` that is used here. */
interface ClosablePage {
  readonly onDidDispose: (listener: () => void) => { dispose(): unknown };
}
