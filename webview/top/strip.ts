import type { PanelMessages } from '../../src/core/messages/panel-messages.ts';
import type { StageId } from '../../src/core/model/stage.ts';
import { stageText } from '../../src/core/view/trace/describe.ts';
import type { StageView, TraceView } from '../../src/core/view/trace/trace-view.ts';
import { h, plainButton } from '../ui/dom.ts';
import { type IconName, icon } from '../ui/icons.ts';
import { plain } from '../ui/measure.ts';

const STATE_ICON: Readonly<Record<StageView['state'], IconName | null>> = {
  done: null,
  cached: 'check',
  failed: 'error',
  running: 'loading',
  waiting: 'circle',
  notRun: 'circleSlash',
  absent: null,
  unknown: 'question',
};

/** The pipeline as cards in its order; stages that are not part of this command follow in one short note. */
export function renderStrip(
  view: TraceView,
  filter: StageId | null,
  messages: PanelMessages,
  onFilter: (stage: StageId | null) => void,
): HTMLElement[] {
  const present = view.strip.filter((stage) => stage.state !== 'absent');
  const absent = view.strip.filter((stage) => stage.state === 'absent');
  const items = present.flatMap((stage, index) => [
    ...(index > 0 ? [arrow()] : []),
    card(stage, view, filter, messages, onFilter),
  ]);
  return [...items, ...absentCards(absent, view, messages)];
}

function arrow(): HTMLElement {
  return h('li', { class: 'arrow', 'aria-hidden': 'true' }, icon('arrowRight'));
}

function card(
  stage: StageView,
  view: TraceView,
  filter: StageId | null,
  messages: PanelMessages,
  onFilter: (stage: StageId | null) => void,
): HTMLElement {
  const sign = STATE_ICON[stage.state];
  const { title, figure, caption } = stageText(view, stage, messages);
  const full = plain(caption);
  const bar = stage.id === 'compile' ? compileBar(view) : null;
  const main = figure || (bar ? '' : caption);
  const content = [
    h(
      'span',
      { class: 'stage-name' },
      title,
      bar && caption ? h('span', { class: 'stage-time' }, caption) : null,
    ),
    h(
      'span',
      { class: figure ? 'stage-main' : 'stage-main word', title: plain(main) },
      sign && icon(sign, sign === 'loading' ? 'spin' : ''),
      h('span', {}, plain(main)),
    ),
    bar ?? below(stage, figure ? full : ''),
  ];
  const pressed = filter === stage.id;
  const filterable = stage.actions > 0 && stage.id !== 'load';
  const inner = filterable
    ? plainButton(`card ${stage.state}`, () => onFilter(pressed ? null : stage.id), ...content)
    : h('div', { class: `card ${stage.state}` }, ...content);
  if (filterable) {
    inner.setAttribute('aria-pressed', String(pressed));
    inner.title = messages.onlyStage(title);
  }
  return h('li', { class: `stage stage-${stage.id}` }, inner);
}

function below({ binary }: StageView, text: string): HTMLElement {
  // 24 个模块: a number stays on the line of its noun.
  const caption = text.replaceAll(/(\d) (?=\p{sc=Han})/gu, '$1\u00a0');
  // The end of a path is most important, so a narrow card keeps it.
  const isPath = text !== '' && text === plain(binary?.path ?? '');
  return isPath
    ? h('span', { class: 'stage-sub path', title: text }, h('bdi', { dir: 'ltr' }, text))
    : h('span', { class: 'stage-sub', title: caption }, caption || '\u00a0');
}

/** A bar with the shares of the packages; the numbers next to it say the same. */
function compileBar(view: TraceView): HTMLElement {
  const { totals } = view;
  const part = (className: string, n: number) => {
    const piece = h('i', { class: className });
    piece.style.flexGrow = String(n);
    return n > 0 && piece;
  };
  return h(
    'span',
    { class: 'share-bar', 'aria-hidden': 'true' },
    part('failed', totals.failed),
    part('work', totals.rebuilt),
    part('cached', totals.fromCache),
    part('rest', totals.packages - totals.failed - totals.rebuilt - totals.fromCache),
  );
}

/** Stages that are not part of the command, by reason, each mentioned once. */
function absentCards(absent: readonly StageView[], view: TraceView, messages: PanelMessages): HTMLElement[] {
  const byReason = new Map<string, string[]>();
  for (const stage of absent) {
    const { title, caption } = stageText(view, stage, messages);
    byReason.set(caption, [...(byReason.get(caption) ?? []), title]);
  }
  return [...byReason].map(([reason, names]) =>
    h(
      'li',
      { class: 'stage absent' },
      h(
        'div',
        {
          class: 'card absent',
          title: `${names.join(messages.punctuation.comma)}${messages.punctuation.colon}${plain(reason)}`,
        },
        h('span', { class: 'stage-name' }, names.join(' · ')),
        h('span', { class: 'stage-sub' }, plain(reason)),
      ),
    ),
  );
}
