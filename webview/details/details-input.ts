/** The scroll position of the pane, and its focused control. */
export interface ScrollPosition {
  /** Call it after the content was redrawn. */
  readonly restore: () => void;
}

const REACHABLE = 'button, vscode-button, [tabindex]';

/** Finds the focused control again by its position, because newer content of one subject has the same controls. */
export function scrollPositionOf(body: HTMLElement): ScrollPosition {
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
