/** The reader's place in the pane: the scroll position, and the focused control. */
export interface Place {
  /** Call it after the content was redrawn. */
  readonly restore: () => void;
}

const REACHABLE = 'button, vscode-button, [tabindex]';

/** Finds the focused control again by its position, because newer content of one subject has the same controls. */
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
