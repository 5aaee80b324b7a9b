import type { PanelWords } from '../../src/core/messages/panel-messages.ts';
import { h } from '../ui/dom.ts';
import { type IconName, icon } from '../ui/icons.ts';
import type { Scene, SceneBox } from './scene.ts';

export interface Legend {
  readonly element: HTMLElement;
  readonly update: (scene: Scene) => void;
}

/** What the signs mean; only those that are in the picture. */
export function createLegend(words: PanelWords): Legend {
  const entry = (sign: Node, text: string) => h('li', {}, sign, h('span', {}, text));
  const sign = (name: IconName, className: string) => icon(name, className);
  const element = h('ul', { class: 'legend', 'aria-label': words.legend });
  return {
    element,
    update: (scene) => {
      const has = (test: (box: SceneBox) => boolean) => scene.boxes.some(test);
      element.replaceChildren(
        ...(has(({ look }) => look.tone === 'failed')
          ? [entry(sign('error', 'failed'), words.outcome('failed', 'package'))]
          : []),
        ...(has(({ look }) => look.tone === 'root') ? [entry(sign('target', 'root'), words.root)] : []),
        ...(has(({ look }) => look.tone === 'work' || look.tone === 'root')
          ? [entry(sign('circleFilled', 'work'), words.outcome('miss', 'package'))]
          : []),
        ...(has(({ look }) => look.tone === 'cached')
          ? [entry(sign('check', 'cached'), words.outcome('hit', 'package'))]
          : []),
        ...(has(({ look }) => look.tone === 'notRun')
          ? [entry(sign('circleSlash', 'quiet'), words.outcome('notRun', 'package'))]
          : []),
        ...(scene.edges.some(({ edge }) => edge.critical)
          ? [entry(h('span', { class: 'stroke' }), words.criticalPath)]
          : []),
      );
    },
  };
}
