import { h } from '../ui/dom.ts';

const MOST_CHARACTERS = 300;

export interface Tooltip {
  readonly element: HTMLElement;
  /** Shows a text above the pointer, within `area`. */
  readonly show: (text: string, at: MouseEvent, area: HTMLElement) => void;
  readonly hide: () => void;
}

export function createTooltip(): Tooltip {
  const element = h('div', { class: 'tooltip', 'aria-hidden': 'true', hidden: true });
  return {
    element,
    show: (text, at, area) => {
      element.hidden = false;
      element.textContent = text.slice(0, MOST_CHARACTERS);
      const bounds = area.getBoundingClientRect();
      const left = Math.min(at.clientX - bounds.left + 12, bounds.width - element.offsetWidth - 8);
      element.style.left = `${Math.max(4, left)}px`;
      element.style.top = `${Math.max(2, at.clientY - bounds.top - element.offsetHeight - 10)}px`;
    },
    hide: () => {
      element.hidden = true;
    },
  };
}
