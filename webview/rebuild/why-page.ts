import { shownCommand } from '../../src/core/go/shell-words.ts';
import type { WhyMessages } from '../../src/core/messages/en/why.ts';
import { localTime } from '../../src/core/messages/local-time.ts';
import type { PanelMessages } from '../../src/core/messages/panel-messages.ts';
import { plainText } from '../../src/core/messages/phrase.ts';
import { mainBaseline, type WhyView, whyTotal } from '../../src/core/view/rebuild/why-view.ts';
import { headlinePhrase } from '../../src/core/view/trace/describe.ts';
import type { Screen, Store } from '../store.ts';
import { type Child, h, present } from '../ui/dom.ts';
import { plain } from '../ui/measure.ts';
import { type CauseContext, causeItem } from './why-cause.ts';

const MOST_CAUSES = 50;

export interface WhyPage {
  readonly element: HTMLElement;
  readonly update: (now: Screen, before: Screen | null) => void;
}

/** Every root cause with its effects, the most expensive first. */
export function createWhyPage(store: Store, messages: PanelMessages): WhyPage {
  const label = messages.why.title;
  const element = h('div', { class: 'why-page', tabindex: 0, role: 'region', 'aria-label': label });
  return {
    element,
    update: ({ model }, before) => {
      if (before?.model === model) return;
      element.replaceChildren(...present(content({ store, messages, model })));
    },
  };
}

function content(context: CauseContext): Child[] {
  const { messages, model } = context;
  const { why: texts } = messages;
  const { why, headline, noMain } = model.view;
  const total = why ? whyTotal(why, texts) : null;
  // An interrupted command also did nothing, but it is not known what it would have done.
  if (!why || total === null) {
    const isCached = why && headline.kind === 'allCached';
    return [h('p', { class: 'why-total' }, isCached ? texts.allCached : texts.noInputs)];
  }
  const banner = plainText(headlinePhrase(model.view, messages));
  const isInBanner = noMain === null && banner.startsWith(total);
  const hidden = why.causes.length - MOST_CAUSES;
  return [
    !isInBanner && h('p', { class: 'why-total' }, h('strong', {}, total)),
    h(
      'ol',
      { class: 'causes' },
      ...why.causes.slice(0, MOST_CAUSES).map((cause) => causeItem(cause, context)),
    ),
    why.relinked > 0 &&
      why.counts.rebuilt + why.counts.failed > 0 &&
      h('p', { class: 'why-note' }, texts.relinked(why.relinked, why.relinkReasons)),
    hidden > 0 && h('p', {}, texts.more(hidden)),
    baselineNote(why, texts),
  ];
}

/** Which trace the command was compared with, and how many packages that explains. */
function baselineNote(why: WhyView, texts: WhyMessages): Child {
  const newest = mainBaseline(why);
  if (!newest || why.compared === 0) return null;
  const { punctuation } = texts;
  const others = why.baselines.filter((one) => one !== newest).length;
  const compared = texts.comparedWith(
    localTime(newest.startedAt, 'minutes'),
    shownCommand(newest.argv),
    newest.program,
  );
  return h(
    'p',
    { class: 'why-note' },
    plain(why.firstOfModule ? `${texts.firstOfModule}${punctuation.semicolon}${compared}` : compared),
    others > 0 && `${punctuation.andMore}${texts.more(others)}`,
    why.builtSince && `${punctuation.semicolon}${texts.builtSince}`,
    `${punctuation.stop}${texts.explained(why.explained, why.compared, why.firstSeen)}${punctuation.end}`,
  );
}
