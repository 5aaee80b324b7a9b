import type { PanelMessages } from '../../src/core/messages/panel-messages.ts';
import type { FoldOptions } from '../../src/core/view/trace/trace-view.ts';
import type { Screen, Store } from '../store.ts';
import { textField } from '../ui/controls.ts';
import { h, plainButton } from '../ui/dom.ts';
import { icon } from '../ui/icons.ts';
import { plain } from '../ui/measure.ts';

/** The picture waits while the user types. */
const TYPING_PAUSE_MS = 180;

export interface FilterBar {
  readonly element: HTMLElement;
  /** Active filters, each with a way to remove it. */
  readonly inForce: HTMLElement;
  readonly update: (screen: Screen) => void;
  readonly focus: () => void;
  readonly clear: () => void;
}

/** Chips for what the graph shows, the active filters, and the filter box. */
export function createFilterBar(
  store: Store,
  messages: PanelMessages,
  shown: readonly FoldOptions['show'][],
): FilterBar {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const field = textField(messages.filterBox, (text) => {
    clearTimeout(timer);
    timer = setTimeout(() => store.set({ filter: text }), TYPING_PAUSE_MS);
  });
  const chips = shown.map((show) => {
    const chip = plainButton('chip', () => store.set({ show }), messages.show[show]);
    return { show, chip };
  });
  const group = h(
    'div',
    { class: 'chips', role: 'group', 'aria-label': messages.showLabel },
    ...chips.map(({ chip }) => chip),
  );
  const inForce = h('div', { class: 'chips in-force', role: 'group', 'aria-label': messages.filtersLabel });
  const element = h('div', { class: 'filter-bar' }, group, field.element);

  return {
    element,
    inForce,
    focus: field.focus,
    clear: () => {
      clearTimeout(timer);
      field.set('');
      store.set({ filter: '' });
    },
    update: (screen) => {
      for (const { show, chip } of chips) chip.setAttribute('aria-pressed', String(show === screen.show));
      const removable = (text: string, remove: () => void) => {
        const chip = plainButton('chip removable', remove, text, icon('close'));
        chip.setAttribute('aria-label', messages.removeFilter(text));
        return chip;
      };
      const related = screen.relatedTo === null ? null : screen.model.rowOfKey(screen.relatedTo);
      const label = related === null ? '' : plain(screen.model.row(related)?.name ?? '');
      inForce.hidden = screen.stage === null && label === '';
      inForce.replaceChildren(
        ...(screen.stage
          ? [
              removable(messages.onlyStage(messages.stageName(screen.stage)), () =>
                store.set({ stage: null }),
              ),
            ]
          : []),
        ...(label ? [removable(messages.relatedFilter(label), () => store.set({ relatedTo: null }))] : []),
      );
    },
  };
}
