import type { PanelMessages } from '../../src/core/messages/panel-messages.ts';
import { h } from '../ui/dom.ts';
import { type IconName, icon } from '../ui/icons.ts';
import type { Tone } from './box-style.ts';
import type { Scene, SceneBox } from './scene.ts';

export interface Legend {
  readonly element: HTMLElement;
  readonly update: (scene: Scene) => void;
}

/** A symbol that only one page uses. */
export interface LegendSign {
  readonly icon: IconName;
  readonly tone: Tone;
  readonly text: string;
}

/** The meaning of the symbols in the picture. */
export function createLegend(messages: PanelMessages, own: readonly LegendSign[] | null = null): Legend {
  const entry = (sign: Node, text: string) => h('li', {}, sign, h('span', {}, text));
  const sign = (name: IconName, className: string) => icon(name, className);
  const element = h('ul', { class: 'legend', 'aria-label': messages.legend });
  return {
    element,
    update: (scene) => {
      const has = (test: (box: SceneBox) => boolean) => scene.boxes.some(test);
      if (own !== null) {
        const seen = own.filter((one) =>
          has(({ style }) => !style.frame && style.icon === one.icon && style.tone === one.tone),
        );
        element.replaceChildren(...seen.map((one) => entry(sign(one.icon, one.tone), one.text)));
        return;
      }
      element.replaceChildren(
        ...(has(({ style }) => style.tone === 'failed')
          ? [entry(sign('error', 'failed'), messages.outcome('failed', 'package'))]
          : []),
        ...(has(({ style }) => style.tone === 'root') ? [entry(sign('target', 'root'), messages.root)] : []),
        ...(has(({ style }) => style.tone === 'work' || style.tone === 'root')
          ? [entry(sign('circleFilled', 'work'), messages.outcome('miss', 'package'))]
          : []),
        ...(has(({ style }) => style.tone === 'cached')
          ? [entry(sign('check', 'cached'), messages.outcome('hit', 'package'))]
          : []),
        ...(has(({ style }) => style.tone === 'notRun')
          ? [entry(sign('circleSlash', 'quiet'), messages.outcome('notRun', 'package'))]
          : []),
        ...(scene.edges.some(({ edge }) => edge.critical)
          ? [entry(h('span', { class: 'stroke' }), messages.criticalPath)]
          : []),
      );
    },
  };
}
