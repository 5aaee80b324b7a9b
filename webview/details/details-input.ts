/** Where the reader is in the pane: how far it is scrolled, and which control has the focus. */
export interface Place {
  /** Goes back to it after the content was drawn anew. */
  readonly restore: () => void;
}

const REACHABLE = 'button, vscode-button, [tabindex]';

/** The controls of two pictures of the same subject are the same, by their order. */
export function placeIn(body: HTMLElement): Place {
  const { scrollTop } = body;
  const focused = reachable(body).indexOf(document.activeElement ?? body);
  return {
    restore: () => {
      body.scrollTop = scrollTop;
      const again = reachable(body)[focused];
      if (again instanceof HTMLElement) again.focus({ preventScroll: true });
    },
  };
}

function reachable(body: HTMLElement): Element[] {
  return [...body.querySelectorAll(REACHABLE)];
}
