import type { BinaryPageMessages } from '../../src/core/messages/en/binary-page.ts';
import type {
  BinaryPageView,
  VerdictView,
  WayStepView,
} from '../../src/core/view/binary/page/binary-page-view.ts';
import { h } from '../ui/dom.ts';
import { type IconName, icon } from '../ui/icons.ts';
import { plain } from '../ui/measure.ts';

const SIGNS: Readonly<Record<VerdictView['tone'], IconName | null>> = {
  good: 'check',
  warn: 'warning',
  plain: null,
};

/** How the file came about, if a trace is known, and one sentence for each question about it. */
export function renderIntro(
  { way, programs }: BinaryPageView,
  messages: BinaryPageMessages,
): readonly HTMLElement[] {
  // Of several programs, each has its verdicts among its facts.
  const [only, another] = programs;
  const verdicts = another === undefined ? (only?.verdicts ?? []) : [];
  return [
    ...(way.length > 0
      ? [h('ol', { class: 'way', 'aria-label': messages.way }, ...way.flatMap(stepElements))]
      : []),
    ...(verdicts.length > 0
      ? [
          h(
            'ul',
            { class: 'verdicts', 'aria-label': messages.verdictsLabel },
            ...verdicts.map((verdict) => verdictElement(verdict, messages)),
          ),
        ]
      : []),
  ];
}

function stepElements({ title, figure, caption }: WayStepView, index: number): readonly HTMLElement[] {
  return [
    ...(index > 0 ? [h('li', { class: 'way-arrow', 'aria-hidden': 'true' }, icon('arrowRight'))] : []),
    h(
      'li',
      { class: 'way-step' },
      h('span', { class: 'way-title' }, plain(title)),
      h('span', { class: 'way-figure' }, plain(figure || caption)),
      figure !== '' &&
        caption !== '' &&
        h('span', { class: 'way-caption', title: plain(caption) }, plain(caption)),
    ),
  ];
}

export function verdictElement(
  { id, text, note, tone }: VerdictView,
  messages: BinaryPageMessages,
): HTMLElement {
  const sign = SIGNS[tone];
  return h(
    'li',
    { class: `verdict ${tone}` },
    h('span', { class: 'verdict-name' }, sign && icon(sign), messages.verdicts[id]),
    h('span', { class: 'verdict-text' }, plain(text)),
    note !== '' && h('span', { class: 'verdict-note' }, plain(note)),
  );
}
