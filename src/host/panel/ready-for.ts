/** What was made ready for a page; null when the page was closed meanwhile: the editor lets nobody touch it then. */
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

/** The part of the editor's `WebviewPanel` that is needed here. */
interface ClosablePage {
  readonly onDidDispose: (listener: () => void) => { dispose(): unknown };
}
