/** Where the reader is in the pane: how far it is scrolled, and which control has the focus. */
export interface Place {
  /** To be called after the content was drawn again. */
  readonly restore: () => void;
}

const REACHABLE = 'button, vscode-button, [tabindex]';

/** The focused control is found again by its position: newer content of one subject has the same controls. */
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
