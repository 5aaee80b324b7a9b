import { assertNever } from '../../src/core/model/assert-never.ts';
import type { Screen } from '../store.ts';
import { type Child, h, present } from '../ui/dom.ts';
import type { DetailsContext, DrawingContext } from './context.ts';
import { scrollPositionOf } from './details-input.ts';
import { type DetailsState, detailsOf, redraw, type Subject } from './details-state.ts';
import { foldDetails } from './fold-details.ts';
import { overview } from './overview.ts';
import { rowDetails } from './row-details.ts';

const PANE_PX = 340;
/** Margins, a scroll bar, and the time beside a name. */
const BESIDE_NAME_PX = 116;

export interface DetailsPane {
  readonly element: HTMLElement;
  readonly update: (screen: Screen) => void;
  readonly focus: () => void;
}

/** Everything about the selected box; with nothing selected, an overview. */
export function createDetailsPane(context: DetailsContext): DetailsPane {
  const label = context.messages.details.label;
  const body = h('div', { class: 'details-body', tabindex: 0, role: 'region', 'aria-label': label });
  const element = h('aside', { class: 'details' }, body);
  const linkRoom = () => (element.clientWidth || PANE_PX) - BESIDE_NAME_PX;
  let state: DetailsState | null = null;

  return {
    element,
    focus: () => body.focus(),
    update: (screen) => {
      const next = detailsOf(screen);
      const { keepsScroll, scrollsIntoView } = redraw(state, next);
      state = next;
      element.classList.toggle('empty', next.key === null);
      const scrollPosition = scrollPositionOf(body);
      const content = contentOf(next.subject, { ...context, model: screen.model, linkRoom });
      body.replaceChildren(...present(content));
      if (keepsScroll) scrollPosition.restore();
      else body.scrollTop = 0;
      if (scrollsIntoView) element.scrollIntoView({ block: 'nearest' });
    },
  };
}

function contentOf(subject: Subject, context: DrawingContext): readonly Child[] {
  switch (subject.kind) {
    case 'overview':
      return overview(context);
    case 'row':
      return rowDetails(subject.row, context);
    case 'fold':
      return foldDetails(subject.label, subject.rows, context);
    default:
      return assertNever(subject);
  }
}
