import type { PanelMessages } from '../../src/core/messages/panel-messages.ts';
import { h } from '../ui/dom.ts';
import { type IconName, icon } from '../ui/icons.ts';
import type { Scene, SceneBox } from './scene.ts';

export interface Legend {
  readonly element: HTMLElement;
  readonly update: (scene: Scene) => void;
}

/** What the signs mean; only those that are in the picture. */
export function createLegend(messages: PanelMessages): Legend {
  const entry = (sign: Node, text: string) => h('li', {}, sign, h('span', {}, text));
  const sign = (name: IconName, className: string) => icon(name, className);
  const element = h('ul', { class: 'legend', 'aria-label': messages.legend });
  return {
    element,
    update: (scene) => {
      const has = (test: (box: SceneBox) => boolean) => scene.boxes.some(test);
      element.replaceChildren(
        ...(has(({ look }) => look.tone === 'failed')
          ? [entry(sign('error', 'failed'), messages.outcome('failed', 'package'))]
          : []),
        ...(has(({ look }) => look.tone === 'root') ? [entry(sign('target', 'root'), messages.root)] : []),
        ...(has(({ look }) => look.tone === 'work' || look.tone === 'root')
          ? [entry(sign('circleFilled', 'work'), messages.outcome('miss', 'package'))]
          : []),
        ...(has(({ look }) => look.tone === 'cached')
          ? [entry(sign('check', 'cached'), messages.outcome('hit', 'package'))]
          : []),
        ...(has(({ look }) => look.tone === 'notRun')
          ? [entry(sign('circleSlash', 'quiet'), messages.outcome('notRun', 'package'))]
          : []),
        ...(scene.edges.some(({ edge }) => edge.critical)
          ? [entry(h('span', { class: 'stroke' }), messages.criticalPath)]
          : []),
      );
    },
  };
}
