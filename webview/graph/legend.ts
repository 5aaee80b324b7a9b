import type { PanelWords } from '../../src/core/words/panel-words.ts';
import { h } from '../ui/dom.ts';
import { type IconName, icon } from '../ui/icons.ts';

/** What the signs mean. */
export function createLegend(words: PanelWords): HTMLElement {
  const entry = (sign: Node, text: string) => h('li', {}, sign, h('span', {}, text));
  const sign = (name: IconName, className: string) => icon(name, className);
  return h(
    'ul',
    { class: 'legend', 'aria-label': words.legend },
    entry(sign('target', 'root'), words.root),
    entry(sign('circleFilled', 'work'), words.outcome('miss', 'package')),
    entry(sign('check', 'cached'), words.outcome('hit', 'package')),
    entry(h('span', { class: 'stroke' }), words.criticalPath),
  );
}
