import type { PanelMessages } from '../../src/core/messages/panel-messages.ts';
import type { Screen } from '../store.ts';
import { h } from '../ui/dom.ts';
import type { Scene } from './scene.ts';

export interface Notice {
  readonly element: HTMLElement;
  readonly laying: () => void;
  /** go has not said yet what it will do. */
  readonly awaitPlan: () => void;
  readonly show: (scene: Scene, screen: Screen) => void;
}

/** Messages about the picture: it is loading, is empty, leaves something out, or is a plain one. */
export function createNotice({ graph: texts }: PanelMessages): Notice {
  const element = h('div', { class: 'notice', role: 'status' });
  const emptyText = ({ filter, stage, model }: Screen) => {
    if (filter || stage) return texts.empty;
    return model.view.header.state === 'running' ? texts.awaitingPlan : texts.emptyGraph;
  };
  const put = (text: string) => {
    if (element.textContent !== text) element.textContent = text;
  };
  return {
    element,
    laying: () => {
      element.classList.remove('middle');
      put(texts.laying);
    },
    awaitPlan: () => {
      element.classList.remove('middle');
      put(texts.awaitingPlan);
    },
    show: ({ boxes, hidden, placement }, screen) => {
      const empty = boxes.length === 0;
      const plain = placement.by === 'columns' && !empty;
      element.title = plain ? texts.columnsWhy : '';
      element.classList.toggle('middle', empty);
      put(
        [empty && emptyText(screen), hidden > 0 && texts.hidden(hidden), plain && texts.columns]
          .filter(Boolean)
          .join(' · '),
      );
    },
  };
}
